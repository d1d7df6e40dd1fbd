package rules

import (
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/database"
)

// Service answers for this package over HTTP. Now gives UTC instants.
type Service struct {
	DB  *database.DB
	Now func() time.Time
}

// Routes mounts the package's routes on the authenticated group.
func (s *Service) Routes(r gin.IRouter) {
}
