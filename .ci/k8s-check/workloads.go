package k8scheck

import (
	"fmt"
	"strings"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	policyv1 "k8s.io/api/policy/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// workload is what makes pods.
type workload struct {
	manifest
	pod      corev1.PodTemplateSpec
	selector *metav1.LabelSelector
}

func workloads(manifests []manifest) []workload {
	var found []workload
	for _, m := range manifests {
		switch value := m.value.(type) {
		case *appsv1.Deployment:
			found = append(found, workload{m, value.Spec.Template, value.Spec.Selector})
		case *batchv1.Job:
			found = append(found, workload{m, value.Spec.Template, nil})
		}
	}
	return found
}

func matches(selector *metav1.LabelSelector, pod corev1.PodTemplateSpec) bool {
	parsed, err := metav1.LabelSelectorAsSelector(selector)
	return err == nil && parsed.Matches(labels.Set(pod.Labels))
}

// checkSecurity: the namespace enforces the restricted Pod Security Standard, so every pod has to meet it; and beyond it, a root
// file system that cannot be written, no token, and no shell that stops it.
func checkSecurity(all []workload) (errs []error) {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		return []error{err}
	}
	restricted := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
	for _, w := range all {
		spec := w.pod.Spec
		result := policy.AggregateCheckResults(evaluator.EvaluatePod(restricted, &w.pod.ObjectMeta, &spec))
		if !result.Allowed {
			errs = append(errs, fmt.Errorf("%s: not restricted: %s", w, result.ForbiddenDetail()))
		}
		if spec.AutomountServiceAccountToken == nil || *spec.AutomountServiceAccountToken {
			errs = append(errs, fmt.Errorf("%s: automountServiceAccountToken must be false", w))
		}
		if spec.EnableServiceLinks == nil || *spec.EnableServiceLinks {
			errs = append(errs, fmt.Errorf("%s: enableServiceLinks must be false", w))
		}
		for _, c := range spec.Containers {
			if c.SecurityContext == nil || c.SecurityContext.ReadOnlyRootFilesystem == nil || !*c.SecurityContext.ReadOnlyRootFilesystem {
				errs = append(errs, fmt.Errorf("%s: %s: readOnlyRootFilesystem must be true", w, c.Name))
			}
			memory, limit := c.Resources.Requests.Memory(), c.Resources.Limits.Memory()
			if c.Resources.Requests.Cpu().IsZero() || memory.IsZero() || memory.Cmp(*limit) != 0 {
				errs = append(errs, fmt.Errorf("%s: %s: needs a request for cpu, and for memory the same request as limit", w, c.Name))
			}
		}
	}
	return errs
}

// checkStopping: what runs for ever is spread, has a budget, leaves the Service before it stops, and has time to end its requests.
func checkStopping(manifests []manifest, all []workload, delay, timeout time.Duration) (errs []error) {
	for _, w := range all {
		if w.kind != "Deployment" {
			continue
		}
		if len(w.pod.Spec.TopologySpreadConstraints) == 0 {
			errs = append(errs, fmt.Errorf("%s: no topologySpreadConstraints", w))
		}
		for _, constraint := range w.pod.Spec.TopologySpreadConstraints {
			if !matches(constraint.LabelSelector, w.pod) {
				errs = append(errs, fmt.Errorf("%s: topologySpreadConstraints select other pods", w))
			}
		}
		budget := false
		for _, m := range manifests {
			if b, is := m.value.(*policyv1.PodDisruptionBudget); is {
				budget = budget || matches(b.Spec.Selector, w.pod)
			}
		}
		if !budget {
			errs = append(errs, fmt.Errorf("%s: no PodDisruptionBudget", w))
		}
		for _, c := range w.pod.Spec.Containers {
			if c.Lifecycle == nil || c.Lifecycle.PreStop == nil || c.Lifecycle.PreStop.Sleep == nil {
				errs = append(errs, fmt.Errorf("%s: %s: preStop must sleep", w, c.Name))
				continue
			}
			if w.name != service {
				continue
			}
			grace := time.Duration(*w.pod.Spec.TerminationGracePeriodSeconds) * time.Second
			needed := time.Duration(c.Lifecycle.PreStop.Sleep.Seconds)*time.Second + delay + timeout
			if grace <= needed {
				errs = append(errs, fmt.Errorf("%s: terminationGracePeriodSeconds %s must be above %s", w, grace, needed))
			}
			noticed := time.Duration(c.ReadinessProbe.PeriodSeconds*c.ReadinessProbe.FailureThreshold) * time.Second
			if noticed > delay {
				errs = append(errs, fmt.Errorf("%s: readiness takes %s to be noticed, quarkus.shutdown.delay is %s", w, noticed, delay))
			}
		}
	}
	return errs
}

// checkImages: production runs what was checked, by digest.
func checkImages(all []workload) (errs []error) {
	for _, w := range all {
		for _, c := range w.pod.Spec.Containers {
			if !strings.Contains(c.Image, "@sha256:") {
				errs = append(errs, fmt.Errorf("%s: %s: image %s has no digest", w, c.Name, c.Image))
			}
		}
	}
	return errs
}
