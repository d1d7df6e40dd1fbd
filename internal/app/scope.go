package app

import "lianluo/internal/account"

// routeScopes says by which scopes an API token may use a route. A route that
// is not named is closed to programs: so is everything about accounts, roles,
// log-ins and administration, and whatever a person must decide himself.
var routeScopes = map[string][]account.Scope{
	"GET /api/v1/assignments":                     {account.ReadSuggestions},
	"GET /api/v1/assignments/export":              {account.ReadSuggestions},
	"GET /api/v1/assignments/:id/notice":          {account.ReadSuggestions},
	"GET /api/v1/assignments/:id/opinion/letter":  {account.ReadSuggestions},
	"GET /api/v1/attachments/:id":                 {account.ReadSuggestions},
	"GET /api/v1/commitments":                     {account.ReadSuggestions},
	"GET /api/v1/commitments/export":              {account.ReadSuggestions},
	"GET /api/v1/key-items":                       {account.ReadSuggestions},
	"GET /api/v1/key-items/:id":                   {account.ReadSuggestions},
	"GET /api/v1/stats/board":                     {account.ReadSuggestions}, // it names the items that are due next
	"GET /api/v1/letters/:id/word":                {account.ReadSuggestions},
	"GET /api/v1/replies/:id/letter":              {account.ReadSuggestions},
	"GET /api/v1/suggestions":                     {account.ReadSuggestions},
	"GET /api/v1/suggestions/:id":                 {account.ReadSuggestions},
	"GET /api/v1/suggestions/:id/case-file":       {account.ReadSuggestions},
	"GET /api/v1/suggestions/alike":               {account.ReadSuggestions},
	"GET /api/v1/suggestions/alike/units":         {account.ReadSuggestions},
	"GET /api/v1/suggestions/duplicates":          {account.ReadSuggestions},
	"GET /api/v1/suggestions/export":              {account.ReadSuggestions},
	"GET /api/v1/tasks":                           {account.ReadSuggestions},
	"GET /api/v1/timeline/:id/letter":             {account.ReadSuggestions},
	"GET /api/v1/upward":                          {account.ReadSuggestions},
	"GET /api/v1/upward/:id":                      {account.ReadSuggestions},
	"GET /api/v1/stats":                           {account.ReadFigures},
	"GET /api/v1/stats/export":                    {account.ReadFigures},
	"GET /api/v1/stats/paper":                     {account.ReadSuggestions}, // it names key items
	"GET /api/v1/stats/guide":                     {account.ReadFigures},
	"GET /api/v1/calendar":                        {account.ReadRegisters},
	"GET /api/v1/congresses/current":              {account.ReadRegisters},
	"GET /api/v1/delegations":                     {account.ReadRegisters},
	"GET /api/v1/rules":                           {account.ReadRegisters},
	"GET /api/v1/units":                           {account.ReadRegisters},
	"GET /api/v1/units/:id":                       {account.ReadRegisters},
	"POST /api/v1/suggestions":                    {account.WriteDrafts},
	"PUT /api/v1/suggestions/:id/content":         {account.WriteDrafts},
	"DELETE /api/v1/suggestions/:id":              {account.WriteDrafts},
	"POST /api/v1/attachments":                    {account.WriteDrafts, account.WriteHandling},
	"DELETE /api/v1/attachments/:id":              {account.WriteDrafts, account.WriteHandling},
	"POST /api/v1/assignments/:id/receive":        {account.WriteHandling},
	"POST /api/v1/assignments/:id/route":          {account.WriteHandling},
	"POST /api/v1/assignments/:id/notes":          {account.WriteHandling},
	"POST /api/v1/assignments/:id/plan":           {account.WriteHandling},
	"PUT /api/v1/assignments/:id/reply":           {account.WriteHandling},
	"POST /api/v1/assignments/:id/opinion":        {account.WriteHandling},
	"POST /api/v1/assignments/:id/communications": {account.WriteHandling},
}
