// Package identity knows who is at the door: accounts and their passwords, sessions, and the roles granted to them.
//
// Art. 9 lays the daily management on the employing union and the supervision on its superiors, so an account is
// opened and its password reset by the unit above, and a role is held at a union for a term. What is owed belongs to
// the post (role and union), not to the account: whoever takes the post over finds it waiting.
//
// Nothing here lets a stranger learn which logins exist: a wrong password, an unknown login, a locked and a disabled
// account get the same reply after the same work.
package identity
