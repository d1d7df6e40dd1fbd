// Package api carries the published contract inside the binary. Its files are
// generated from the server's comments by "make gen".
package api

import _ "embed"

// Swagger is the contract as a Swagger 2 document in JSON.
//
//go:embed swagger.json
var Swagger []byte
