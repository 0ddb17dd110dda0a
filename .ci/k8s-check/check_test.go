package k8scheck

import (
	"strings"
	"testing"
)

const root = "../.."

func load(t *testing.T) (project, tree) {
	t.Helper()
	p, err := readProject(root)
	if err != nil {
		t.Fatal(err)
	}
	files, err := readTree(root + "/k8s")
	if err != nil {
		t.Fatal(err)
	}
	return p, files
}

// TestOverlays: each is rendered, strict, restricted, complete.
func TestOverlays(t *testing.T) {
	p, files := load(t)
	overlays, err := files.names("/overlays")
	if err != nil || len(overlays) < 3 {
		t.Fatalf("overlays: %v, %v", overlays, err)
	}
	for _, name := range overlays {
		t.Run(name, func(t *testing.T) {
			manifests, errs := files.render("/overlays/" + name)
			errs = append(errs, p.check(manifests)...)
			if strings.HasPrefix(name, "production") {
				errs = append(errs, checkImages(workloads(manifests))...)
			}
			for _, err := range errs {
				t.Error(err)
			}
		})
	}
}

// TestComponents: each with the base alone.
func TestComponents(t *testing.T) {
	p, files := load(t)
	components, err := files.names("/components")
	if err != nil || len(components) < 9 {
		t.Fatalf("components: %v, %v", components, err)
	}
	for _, name := range components {
		t.Run(name, func(t *testing.T) {
			dir, err := files.withComponent(name)
			if err != nil {
				t.Fatal(err)
			}
			manifests, errs := files.render(dir)
			for _, err := range append(errs, p.check(manifests)...) {
				t.Error(err)
			}
		})
	}
}

// TestMigrationJob: what changes in it makes another Job, because no Job can be changed; what does not leaves it as it is.
func TestMigrationJob(t *testing.T) {
	_, files := load(t)
	job := func() manifest {
		manifests, errs := files.render("/overlays/production")
		for _, err := range errs {
			t.Fatal(err)
		}
		for _, m := range manifests {
			if m.kind == "Job" {
				return m
			}
		}
		t.Fatal("no Job")
		return manifest{}
	}
	change := func(file, old, new string) {
		if err := files.replace(file, old, new); err != nil {
			t.Fatal(err)
		}
	}
	first := job()
	change("/overlays/production/settings.env", "Europe/Brussels", "Europe/Berlin")
	if changed := job(); string(changed.yaml) != string(first.yaml) {
		t.Errorf("a setting changes the Job %s:\n%s", first.name, changed.yaml)
	}
	change("/overlays/production/kustomization.yaml", "sha256:0000", "sha256:1111")
	image := job()
	if image.name == first.name {
		t.Errorf("another image is the same Job %s", image.name)
	}
	change("/base/migration-job.yaml", "memory: 512Mi", "memory: 600Mi")
	if again := job(); again.name == image.name {
		t.Errorf("another template is the same Job %s", again.name)
	}
}

// TestFaultsAreFound: the checks themselves, each by a fault that people make.
func TestFaultsAreFound(t *testing.T) {
	for fault, c := range map[string]struct{ file, old, new, found string }{
		"unknown field":         {"/base/deployment.yaml", "readOnlyRootFilesystem", "readOnlyRootFilesytem", "unknown field"},
		"not restricted":        {"/base/deployment.yaml", "drop: [ALL]", "drop: [KILL]", "not restricted"},
		"root can be written":   {"/base/deployment.yaml", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "readOnlyRootFilesystem must be true"},
		"no time to stop":       {"/base/deployment.yaml", "terminationGracePeriodSeconds: 60", "terminationGracePeriodSeconds: 45", "must be above"},
		"readiness too slow":    {"/base/deployment.yaml", "failureThreshold: 2", "failureThreshold: 3", "to be noticed"},
		"misspelt setting":      {"/overlays/production/settings.env", "CARROTS_ZONE", "CARROTS_ZONES", "no setting of the service is named CARROTS_ZONES"},
		"unknown Secret":        {"/base/deployment.yaml", "secretName: carrots-keys", "secretName: carrots-key", "Secret carrots-key is not in the table"},
		"unknown key":           {"/base/migration-job.yaml", "key: password", "key: passwd", "key passwd of Secret"},
		"another port":          {"/base/service.yaml", "targetPort: http", "targetPort: https", "port https is none of the pods'"},
		"selects nobody":        {"/base/poddisruptionbudget.yaml", "component: service", "component: server", "selects no pods"},
		"policy selects nobody": {"/base/networkpolicy.yaml", "component: service", "component: server", "selects no pods"},
		"a way to our own":      {"/overlays/production/kustomization.yaml", "198.51.100.30/32", "0.0.0.0/0", "0.0.0.0/0 reaches 169.254.0.0/16"},
		"unknown backend":       {"/components/ingress/ingress.yaml", "name: million-carrots\n                port", "name: carrots\n                port", "Service carrots is not there"},
		"probe without port":    {"/base/deployment.yaml", "port: management", "port: managment", "which is not there"},
		"image without digest":  {"/overlays/production/kustomization.yaml", "digest: sha256:0000000000000000000000000000000000000000000000000000000000000000", "newTag: latest", "has no digest"},
	} {
		t.Run(fault, func(t *testing.T) {
			p, files := load(t)
			if err := files.replace(c.file, c.old, c.new); err != nil {
				t.Fatal(err)
			}
			manifests, errs := files.render("/overlays/production")
			errs = append(append(errs, p.check(manifests)...), checkImages(workloads(manifests))...)
			for _, err := range errs {
				if strings.Contains(err.Error(), c.found) {
					return
				}
			}
			t.Errorf("not found: %v", errs)
		})
	}
}
