package suggestion

import (
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
)

// VersionFor is the version of an item as by knows it, in one statement; 0 when
// he does not see the item.
func VersionFor(q *gorm.DB, by access.Actor, id uint) (version uint, err error) {
	err = q.Model(&Suggestion{}).Scopes(visible(by)).Where("suggestions.id = ?", id).Limit(1).Select("suggestions." + versionColumn(by)).Scan(&version).Error
	if err != nil {
		return 0, fmt.Errorf("version of suggestion %d: %w", id, err)
	}
	return version, nil
}

// Waiting changes whenever tasks come to a hat, go or get other dates.
type Waiting struct {
	Count, Sum  uint
	First, Last calendar.Date
}

// TaskMark is the mark of what waits for by.
func TaskMark(q *gorm.DB, by access.Actor) (m Waiting, err error) {
	err = q.Model(&Task{}).Scopes(mine(by)).Select(`COUNT(*) AS count, COALESCE(SUM(tasks.id), 0) AS sum, MIN(tasks.due_on) AS "first", MAX(tasks.due_on) AS "last"`).Scan(&m).Error
	if err != nil {
		return m, fmt.Errorf("mark of tasks: %w", err)
	}
	return m, nil
}
