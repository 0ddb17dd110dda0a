package k8scheck

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
)

// service is the name of the Deployment, its container and its ConfigMap.
const service = "million-carrots"

// project is what the manifests have to agree with.
type project struct {
	// environment: every variable that the service knows or the documents name.
	environment map[string]bool
	// provided: Secrets and ConfigMaps that the operator makes, with their keys.
	provided       map[string][]string
	delay, timeout time.Duration
}

var (
	property   = regexp.MustCompile(`(?m)^(?:%[a-z,]+\.)?([a-z][A-Za-z0-9."-]*)=`)
	documented = regexp.MustCompile("`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`")
	row        = regexp.MustCompile("(?m)^\\s*\\| `(carrots-[a-z-]+)`[^|]*\\|([^|]*)\\|")
	key        = regexp.MustCompile("`([a-z][a-z.-]*)`")
	punctuated = regexp.MustCompile(`[^A-Za-z0-9]`)
	seconds    = regexp.MustCompile(`(?m)^%prod\.quarkus\.shutdown\.(delay|timeout)=(\d+)S$`)
)

func readProject(root string) (project, error) {
	p := project{environment: map[string]bool{}, provided: map[string][]string{}}
	properties, err := os.ReadFile(root + "/src/main/resources/application.properties")
	if err != nil {
		return p, err
	}
	for _, found := range property.FindAllStringSubmatch(string(properties), -1) {
		p.environment[strings.ToUpper(punctuated.ReplaceAllString(found[1], "_"))] = true
	}
	for _, found := range seconds.FindAllStringSubmatch(string(properties), -1) {
		length, err := time.ParseDuration(found[2] + "s")
		if err != nil {
			return p, err
		}
		if found[1] == "delay" {
			p.delay = length
		} else {
			p.timeout = length
		}
	}
	if p.delay == 0 || p.timeout == 0 {
		return p, fmt.Errorf("application.properties has no quarkus.shutdown.delay or .timeout in seconds")
	}
	for _, name := range []string{"operations.md", "configuration.md"} {
		text, err := os.ReadFile(root + "/docs/" + name)
		if os.IsNotExist(err) && name == "configuration.md" {
			continue
		}
		if err != nil {
			return p, err
		}
		for _, found := range documented.FindAllStringSubmatch(string(text), -1) {
			p.environment[found[1]] = true
		}
		for _, found := range row.FindAllStringSubmatch(string(text), -1) {
			for _, k := range key.FindAllStringSubmatch(found[2], -1) {
				p.provided[found[1]] = append(p.provided[found[1]], k[1])
			}
		}
	}
	return p, nil
}

// checkSettings: a variable with a misspelt name would be a setting that nobody reads.
func (p project) checkSettings(manifests []manifest, all []workload) (errs []error) {
	known := func(m manifest, name string) {
		if !p.environment[name] {
			errs = append(errs, fmt.Errorf("%s: no setting of the service is named %s", m, name))
		}
	}
	for _, m := range manifests {
		if settings, is := m.value.(*corev1.ConfigMap); is && strings.HasPrefix(m.name, service+"-") {
			for name := range settings.Data {
				known(m, name)
			}
		}
	}
	for _, w := range all {
		for _, c := range w.pod.Spec.Containers {
			var names []string
			for _, env := range c.Env {
				known(w.manifest, env.Name)
				if slices.Contains(names, env.Name) {
					errs = append(errs, fmt.Errorf("%s: %s is set twice", w, env.Name))
				}
				names = append(names, env.Name)
			}
		}
	}
	return errs
}

func (p project) check(manifests []manifest) (errs []error) {
	all := workloads(manifests)
	errs = append(errs, checkSecurity(all)...)
	errs = append(errs, checkStopping(manifests, all, p.delay, p.timeout)...)
	errs = append(errs, p.checkSettings(manifests, all)...)
	refs := references{manifests: manifests, workloads: all, provided: p.provided}
	return append(errs, refs.check()...)
}
