package province

// NewVisit is an entry as the phone sends it to POST /api/visits.
type NewVisit struct {
	ClientKey        string   `json:"clientKey"`
	Submit           bool     `json:"submit"`
	Day              string   `json:"day"`
	ServedID         string   `json:"servedId"`
	Duties           []string `json:"duties"`
	Place            string   `json:"place"`
	Participants     string   `json:"participants"`
	Done             string   `json:"done"`
	Outcome          string   `json:"outcome"`
	InternalNote     string   `json:"internalNote"`
	CommissionNumber string   `json:"commissionNumber"`
	CommissionOn     string   `json:"commissionOn"`
	CommissionBlob   string   `json:"commissionBlob"`
}
