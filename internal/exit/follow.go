package exit

import "xiezhi/internal/org"

// Followers keep exits and filings with the tree. They go with their people, and come back with them; the number of a filing
// stays in the register of the city that gave it.
func (s *Service) Followers() []org.Follower {
	return []org.Follower{org.FollowPerson(exitWhat, exitsTable), org.FollowPerson("退出备案", filingsTable)}
}
