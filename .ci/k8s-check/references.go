package k8scheck

import (
	"fmt"
	"net/netip"
	"slices"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"
)

// references finds what names something that is not there. Secrets and authorities that the operator makes are those of the table in
// docs/operations.md.
type references struct {
	manifests []manifest
	workloads []workload
	provided  map[string][]string
	errs      []error
}

func (r *references) fail(m manifest, format string, args ...any) {
	r.errs = append(r.errs, fmt.Errorf("%s: "+format, append([]any{m}, args...)...))
}

func (r *references) has(kind, name string) bool {
	return slices.ContainsFunc(r.manifests, func(m manifest) bool { return m.kind == kind && m.name == name })
}

func (r *references) check() []error {
	for _, w := range r.workloads {
		r.pod(w)
	}
	for _, m := range r.manifests {
		switch v := m.value.(type) {
		case *corev1.Service:
			selector := &metav1.LabelSelector{MatchLabels: v.Spec.Selector}
			r.selects(m, selector)
			for _, port := range v.Spec.Ports {
				r.port(m, selector, port.TargetPort.String())
			}
		case *policyv1.PodDisruptionBudget:
			r.selects(m, v.Spec.Selector)
		case *networkingv1.NetworkPolicy:
			r.networkPolicy(m, v)
		case *networkingv1.Ingress:
			for _, rule := range v.Spec.Rules {
				for _, path := range rule.HTTP.Paths {
					r.servicePort(m, path.Backend.Service.Name, func(p corev1.ServicePort) bool {
						return p.Name == path.Backend.Service.Port.Name
					})
				}
			}
		case *gatewayv1.HTTPRoute:
			for _, rule := range v.Spec.Rules {
				for _, backend := range rule.BackendRefs {
					r.servicePort(m, string(backend.Name), func(p corev1.ServicePort) bool { return p.Port == int32(*backend.Port) })
				}
			}
		case *route:
			r.servicePort(m, v.Spec.To.Name, func(p corev1.ServicePort) bool { return p.Name == v.Spec.Port.TargetPort })
		case *autoscalingv2.HorizontalPodAutoscaler:
			if !r.has(v.Spec.ScaleTargetRef.Kind, v.Spec.ScaleTargetRef.Name) {
				r.fail(m, "scales %s, which is not there", v.Spec.ScaleTargetRef.Name)
			}
		case *monitoringv1.PodMonitor:
			r.selects(m, &v.Spec.Selector)
			for _, endpoint := range v.Spec.PodMetricsEndpoints {
				r.port(m, &v.Spec.Selector, *endpoint.Port)
			}
		case *externalSecret:
			for _, data := range v.Spec.Data {
				r.secretKey(m, v.Spec.Target.Name, data.SecretKey)
			}
		case *postgresCluster:
			r.postgres(m, v)
		case *scheduledBackup:
			if !r.has("Cluster", v.Spec.Cluster.Name) {
				r.fail(m, "backs up %s, which is not there", v.Spec.Cluster.Name)
			}
		case *objectStore:
			s3 := v.Spec.Configuration.S3Credentials
			r.secretKey(m, s3.AccessKeyID.Name, s3.AccessKeyID.Key)
			r.secretKey(m, s3.SecretAccessKey.Name, s3.SecretAccessKey.Key)
		}
	}
	return r.errs
}

func (r *references) pod(w workload) {
	m, spec := w.manifest, w.pod.Spec
	if w.selector != nil && !matches(w.selector, w.pod) {
		r.fail(m, "its selector does not match its own pods")
	}
	if !r.has("ServiceAccount", spec.ServiceAccountName) {
		r.fail(m, "ServiceAccount %s is not there", spec.ServiceAccountName)
	}
	var volumes []string
	for _, v := range spec.Volumes {
		volumes = append(volumes, v.Name)
		if v.Secret != nil {
			r.secret(m, v.Secret.SecretName)
			for _, item := range v.Secret.Items {
				r.secretKey(m, v.Secret.SecretName, item.Key)
			}
		}
		if v.ConfigMap != nil && r.provided[v.ConfigMap.Name] == nil && !r.has("ConfigMap", v.ConfigMap.Name) {
			r.fail(m, "ConfigMap %s is neither there nor in docs/operations.md", v.ConfigMap.Name)
		}
	}
	for _, c := range spec.Containers {
		var ports []string
		for _, p := range c.Ports {
			ports = append(ports, p.Name)
		}
		for name, probe := range map[string]*corev1.Probe{"startup": c.StartupProbe, "liveness": c.LivenessProbe, "readiness": c.ReadinessProbe} {
			if probe != nil && probe.HTTPGet != nil && !slices.Contains(ports, probe.HTTPGet.Port.String()) {
				r.fail(m, "the %s probe asks port %s, which is not there", name, probe.HTTPGet.Port.String())
			}
		}
		for _, mount := range c.VolumeMounts {
			if !slices.Contains(volumes, mount.Name) {
				r.fail(m, "volume %s is not there", mount.Name)
			}
		}
		for _, from := range c.EnvFrom {
			if from.ConfigMapRef != nil && !r.has("ConfigMap", from.ConfigMapRef.Name) {
				r.fail(m, "ConfigMap %s is not there", from.ConfigMapRef.Name)
			}
		}
		for _, env := range c.Env {
			if env.ValueFrom != nil && env.ValueFrom.SecretKeyRef != nil {
				r.secretKey(m, env.ValueFrom.SecretKeyRef.Name, env.ValueFrom.SecretKeyRef.Key)
			}
		}
	}
}

func (r *references) postgres(m manifest, cluster *postgresCluster) {
	r.secret(m, cluster.Spec.Bootstrap.Initdb.Secret.Name)
	for _, role := range cluster.Spec.Managed.Roles {
		r.secret(m, role.PasswordSecret.Name)
	}
	for _, plugin := range cluster.Spec.Plugins {
		if name := plugin.Parameters["barmanObjectName"]; !r.has("ObjectStore", name) {
			r.fail(m, "archives to %s, which is not there", name)
		}
	}
}

func (r *references) networkPolicy(m manifest, p *networkingv1.NetworkPolicy) {
	r.selects(m, &p.Spec.PodSelector)
	for _, rule := range p.Spec.Ingress {
		for _, port := range rule.Ports {
			r.port(m, &p.Spec.PodSelector, port.Port.String())
		}
		for _, peer := range rule.From {
			r.peer(m, peer)
		}
	}
	for _, rule := range p.Spec.Egress {
		for _, peer := range rule.To {
			r.peer(m, peer)
			if peer.IPBlock != nil {
				r.addresses(m, peer.IPBlock)
			}
			for _, port := range rule.Ports {
				if peer.PodSelector != nil && peer.NamespaceSelector == nil {
					r.port(m, peer.PodSelector, port.Port.String())
				}
			}
		}
	}
}

// peer: pods of our own namespace; others nobody knows here.
func (r *references) peer(m manifest, peer networkingv1.NetworkPolicyPeer) {
	if peer.PodSelector != nil && peer.NamespaceSelector == nil {
		r.selects(m, peer.PodSelector)
	}
}

// inside is where a webhook, or whoever has taken over a pod, must not get by a wide range: private networks, and what clouds tell their machines.
var inside = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("127.0.0.0/8"),
	netip.MustParsePrefix("169.254.0.0/16"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"),
	netip.MustParsePrefix("fc00::/7"), netip.MustParsePrefix("fe80::/10"),
}

// addresses: a range that is wider than a private network must leave it out.
func (r *references) addresses(m manifest, block *networkingv1.IPBlock) {
	to, err := netip.ParsePrefix(block.CIDR)
	if err != nil {
		r.fail(m, "%v", err)
		return
	}
	for _, network := range inside {
		if covers(to, network) && !slices.ContainsFunc(block.Except, func(except string) bool {
			out, err := netip.ParsePrefix(except)
			return err == nil && covers(out, network)
		}) {
			r.fail(m, "%s reaches %s", to, network)
		}
	}
}

func covers(wide, narrow netip.Prefix) bool {
	return wide.Bits() <= narrow.Bits() && wide.Contains(narrow.Addr())
}

// operated tells pods that an operator makes from an object of ours: CloudNativePG's instances.
func (r *references) operated(selector *metav1.LabelSelector) bool {
	name, is := selector.MatchLabels["cnpg.io/cluster"]
	return is && r.has("Cluster", name)
}

func (r *references) selects(m manifest, selector *metav1.LabelSelector) {
	found := slices.ContainsFunc(r.workloads, func(w workload) bool { return matches(selector, w.pod) })
	if !found && !r.operated(selector) {
		r.fail(m, "selects no pods: %v", selector.MatchLabels)
	}
}

// port: a named port must be one of the selected pods'; a number says nothing that could be looked up.
func (r *references) port(m manifest, selector *metav1.LabelSelector, name string) {
	if name[0] >= '0' && name[0] <= '9' {
		return
	}
	for _, w := range r.workloads {
		if matches(selector, w.pod) {
			for _, c := range w.pod.Spec.Containers {
				if slices.ContainsFunc(c.Ports, func(p corev1.ContainerPort) bool { return p.Name == name }) {
					return
				}
			}
		}
	}
	r.fail(m, "port %s is none of the pods'", name)
}

func (r *references) servicePort(m manifest, name string, is func(corev1.ServicePort) bool) {
	for _, other := range r.manifests {
		if s, isService := other.value.(*corev1.Service); isService && s.Name == name && slices.ContainsFunc(s.Spec.Ports, is) {
			return
		}
	}
	r.fail(m, "Service %s is not there, or has no such port", name)
}

func (r *references) secret(m manifest, name string) {
	if r.provided[name] == nil {
		r.fail(m, "Secret %s is not in the table of docs/operations.md", name)
	}
}

func (r *references) secretKey(m manifest, name, key string) {
	if !slices.Contains(r.provided[name], key) {
		r.fail(m, "key %s of Secret %s is not in the table of docs/operations.md", key, name)
	}
}
