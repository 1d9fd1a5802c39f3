package hiring

import "xiezhi/internal/org"

// Follower keeps forms with the tree; a merged union's go to its successor. What was approved says what it said.
func (s *FormService) Follower() org.Follower { return org.FollowTable(formWhat, formsTable, true) }
