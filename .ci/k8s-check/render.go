package k8scheck

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// tree is k8s/ in memory, so that kustomizations can be added and files changed without touching the disk.
type tree struct{ files filesys.FileSystem }

func readTree(root string) (tree, error) {
	files := filesys.MakeFsInMemory()
	err := filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		return files.WriteFile("/"+filepath.ToSlash(name), content)
	})
	return tree{files}, err
}

// names lists the directories in dir, such as the overlays.
func (t tree) names(dir string) ([]string, error) { return t.files.ReadDir(dir) }

// replace changes a text in a file; it must be there.
func (t tree) replace(file, old, new string) error {
	content, err := t.files.ReadFile(file)
	if err != nil {
		return err
	}
	if !strings.Contains(string(content), old) {
		return fmt.Errorf("%s has no %q", file, old)
	}
	return t.files.WriteFile(file, []byte(strings.ReplaceAll(string(content), old, new)))
}

// withComponent adds a kustomization of the base and one component, and returns its directory.
func (t tree) withComponent(name string) (string, error) {
	dir := "/only/" + name
	return dir, t.files.WriteFile(dir+"/kustomization.yaml", []byte(fmt.Sprintf(`
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [../../base]
components: [../../components/%s]
`, name)))
}

// manifest is one object as kustomize rendered it and as Kubernetes would read it.
type manifest struct {
	name, kind string
	value      any
	yaml       []byte
}

func (m manifest) String() string { return m.kind + "/" + m.name }

// render runs kustomize and decodes strictly: a field that Kubernetes does not know, or of another type, is an error.
func (t tree) render(dir string) ([]manifest, []error) {
	resources, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(t.files, dir)
	if err != nil {
		return nil, []error{err}
	}
	var manifests []manifest
	var errs []error
	for _, resource := range resources.Resources() {
		id := resource.CurId()
		m := manifest{name: id.Name, kind: id.Kind}
		m.yaml = []byte(resource.MustYaml())
		version := id.Version
		if id.Group != "" {
			version = id.Group + "/" + id.Version
		}
		make, known := kinds[version+"/"+id.Kind]
		if !known {
			errs = append(errs, fmt.Errorf("%s: kinds.go does not know %s %s", m, version, id.Kind))
			continue
		}
		m.value = make()
		if err := yaml.UnmarshalStrict(m.yaml, m.value, yaml.DisallowUnknownFields); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", m, err))
			continue
		}
		manifests = append(manifests, m)
	}
	return manifests, errs
}
