package docx

import (
	"mime"
	"net/http"
)

// ContentType is that of a Word file.
const ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// Hand answers with a file, to be saved under a name; nobody keeps it on the way.
func Hand(w http.ResponseWriter, name string, file []byte) {
	w.Header().Set("Content-Type", ContentType)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name + ".docx"}))
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(file) // who went away gets nothing
}
