package k8scheck

import (
	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"
)

// kinds says into which type each kind is decoded; a kind that is not here is an error. Where the owner's types cannot be had by
// themselves, the types below have the fields that we use, and no more: whoever uses another one looks it up and adds it.
var kinds = map[string]func() any{
	"v1/ConfigMap":                            func() any { return &corev1.ConfigMap{} },
	"v1/Namespace":                            func() any { return &corev1.Namespace{} },
	"v1/Service":                              func() any { return &corev1.Service{} },
	"v1/ServiceAccount":                       func() any { return &corev1.ServiceAccount{} },
	"apps/v1/Deployment":                      func() any { return &appsv1.Deployment{} },
	"autoscaling/v2/HorizontalPodAutoscaler":  func() any { return &autoscalingv2.HorizontalPodAutoscaler{} },
	"batch/v1/Job":                            func() any { return &batchv1.Job{} },
	"networking.k8s.io/v1/Ingress":            func() any { return &networkingv1.Ingress{} },
	"networking.k8s.io/v1/NetworkPolicy":      func() any { return &networkingv1.NetworkPolicy{} },
	"policy/v1/PodDisruptionBudget":           func() any { return &policyv1.PodDisruptionBudget{} },
	"gateway.networking.k8s.io/v1/HTTPRoute":  func() any { return &gatewayv1.HTTPRoute{} },
	"monitoring.coreos.com/v1/PodMonitor":     func() any { return &monitoringv1.PodMonitor{} },
	"monitoring.coreos.com/v1/ServiceMonitor": func() any { return &monitoringv1.ServiceMonitor{} },
	"monitoring.coreos.com/v1/PrometheusRule": func() any { return &monitoringv1.PrometheusRule{} },
	"external-secrets.io/v1/ExternalSecret":   func() any { return &externalSecret{} },
	"postgresql.cnpg.io/v1/Cluster":           func() any { return &postgresCluster{} },
	"postgresql.cnpg.io/v1/ScheduledBackup":   func() any { return &scheduledBackup{} },
	"barmancloud.cnpg.io/v1/ObjectStore":      func() any { return &objectStore{} },
	"route.openshift.io/v1/Route":             func() any { return &route{} },
}

type object struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata"`
}

type externalSecret struct {
	object `json:",inline"`
	Spec   struct {
		RefreshInterval metav1.Duration `json:"refreshInterval"`
		SecretStoreRef  struct {
			Kind string `json:"kind"`
			Name string `json:"name"`
		} `json:"secretStoreRef"`
		Target struct {
			Name           string `json:"name"`
			DeletionPolicy string `json:"deletionPolicy"`
		} `json:"target"`
		Data []struct {
			SecretKey string `json:"secretKey"`
			RemoteRef struct {
				Key      string `json:"key"`
				Property string `json:"property"`
			} `json:"remoteRef"`
		} `json:"data"`
	} `json:"spec"`
}

type localName struct {
	Name string `json:"name"`
}

type postgresCluster struct {
	object `json:",inline"`
	Spec   struct {
		Instances             int                         `json:"instances"`
		ImageName             string                      `json:"imageName"`
		EnableSuperuserAccess bool                        `json:"enableSuperuserAccess"`
		PrimaryUpdateStrategy string                      `json:"primaryUpdateStrategy"`
		Storage               postgresStorage             `json:"storage"`
		WalStorage            postgresStorage             `json:"walStorage"`
		Resources             corev1.ResourceRequirements `json:"resources"`
		Affinity              struct {
			PodAntiAffinityType string `json:"podAntiAffinityType"`
			TopologyKey         string `json:"topologyKey"`
		} `json:"affinity"`
		Bootstrap struct {
			Initdb struct {
				Database      string    `json:"database"`
				Owner         string    `json:"owner"`
				Secret        localName `json:"secret"`
				DataChecksums bool      `json:"dataChecksums"`
				PostInitSQL   []string  `json:"postInitSQL"`
			} `json:"initdb"`
		} `json:"bootstrap"`
		Managed struct {
			Roles []struct {
				Name           string    `json:"name"`
				Ensure         string    `json:"ensure"`
				Login          bool      `json:"login"`
				Superuser      bool      `json:"superuser"`
				Bypassrls      bool      `json:"bypassrls"`
				InRoles        []string  `json:"inRoles"`
				PasswordSecret localName `json:"passwordSecret"`
			} `json:"roles"`
		} `json:"managed"`
		Postgresql struct {
			Synchronous *struct {
				Method         string `json:"method"`
				Number         int    `json:"number"`
				DataDurability string `json:"dataDurability"`
			} `json:"synchronous"`
			Parameters map[string]string `json:"parameters"`
		} `json:"postgresql"`
		Plugins []struct {
			Name          string            `json:"name"`
			IsWALArchiver bool              `json:"isWALArchiver"`
			Parameters    map[string]string `json:"parameters"`
		} `json:"plugins"`
	} `json:"spec"`
}

type postgresStorage struct {
	Size         string `json:"size"`
	StorageClass string `json:"storageClass"`
}

type scheduledBackup struct {
	object `json:",inline"`
	Spec   struct {
		Schedule             string    `json:"schedule"`
		BackupOwnerReference string    `json:"backupOwnerReference"`
		Cluster              localName `json:"cluster"`
		Method               string    `json:"method"`
		PluginConfiguration  localName `json:"pluginConfiguration"`
	} `json:"spec"`
}

type secretKey struct {
	Name string `json:"name"`
	Key  string `json:"key"`
}

type objectStore struct {
	object `json:",inline"`
	Spec   struct {
		RetentionPolicy string `json:"retentionPolicy"`
		Configuration   struct {
			DestinationPath string `json:"destinationPath"`
			EndpointURL     string `json:"endpointURL"`
			S3Credentials   struct {
				AccessKeyID     secretKey `json:"accessKeyId"`
				SecretAccessKey secretKey `json:"secretAccessKey"`
			} `json:"s3Credentials"`
			Wal  barmanFiles `json:"wal"`
			Data barmanFiles `json:"data"`
		} `json:"configuration"`
	} `json:"spec"`
}

type barmanFiles struct {
	Compression string `json:"compression"`
	Encryption  string `json:"encryption"`
}

type route struct {
	object `json:",inline"`
	Spec   struct {
		Host string `json:"host"`
		Path string `json:"path"`
		To   struct {
			Kind string `json:"kind"`
			Name string `json:"name"`
		} `json:"to"`
		Port struct {
			TargetPort string `json:"targetPort"`
		} `json:"port"`
		TLS struct {
			Termination                   string `json:"termination"`
			InsecureEdgeTerminationPolicy string `json:"insecureEdgeTerminationPolicy"`
		} `json:"tls"`
	} `json:"spec"`
}
