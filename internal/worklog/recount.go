package worklog

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// RecountYears counts the kept figures anew from the entries and says, in Chinese, where they differ.
func RecountYears(ctx context.Context, q db.Q) (checked int, wrong []string, err error) {
	var days []struct {
		PersonID string
		Day      workday.Date
		Kept     int
		Counted  int
	}
	err = q.NewRaw(`SELECT person_id, day, sum(kept) AS kept, sum(counted) AS counted FROM (
		SELECT person_id, day, n AS kept, 0 AS counted FROM worklog_day
		UNION ALL SELECT person_id, day, 0, 1 FROM visit WHERE counted) AS seen
		GROUP BY person_id, day HAVING sum(kept) <> sum(counted) ORDER BY person_id, day LIMIT 1000`).Scan(ctx, &days)
	if err != nil {
		return 0, nil, fmt.Errorf("recount days: %w", err)
	}
	for _, d := range days {
		wrong = append(wrong, fmt.Sprintf("人员 %s %s：记有 %d 条，实为 %d 条", d.PersonID, d.Day, d.Kept, d.Counted))
	}
	var years []struct {
		PersonID                          string
		Year                              int
		ConfirmedDays, Services, Waiting  int
		RightDays, RightServices, RightWt int
		OldestWaiting, RightOldest        workday.Date
	}
	err = q.NewRaw(`SELECT person_id, year, confirmed_days, services, waiting, oldest_waiting,
		(SELECT count(DISTINCT v.day) FROM visit AS v WHERE v.person_id = worklog_year.person_id AND v.counted AND `+inYear("v")+`) AS right_days,
		(SELECT count(*) FROM visit AS v WHERE v.person_id = worklog_year.person_id AND v.state = 'confirmed' AND `+inYear("v")+`) AS right_services,
		(SELECT count(*) FROM visit AS v WHERE v.person_id = worklog_year.person_id AND v.state = 'waiting' AND `+inYear("v")+`) AS right_wt,
		(SELECT min(v.day) FROM visit AS v WHERE v.person_id = worklog_year.person_id AND v.state = 'waiting' AND `+inYear("v")+`) AS right_oldest
		FROM worklog_year ORDER BY id`).Scan(ctx, &years)
	if err != nil {
		return 0, nil, fmt.Errorf("recount years: %w", err)
	}
	for _, y := range years {
		if y.ConfirmedDays != y.RightDays || y.Services != y.RightServices || y.Waiting != y.RightWt || y.OldestWaiting != y.RightOldest {
			wrong = append(wrong, fmt.Sprintf("人员 %s %d年：记为 %d 天、%d 次、待确认 %d 条（最早 %s），实为 %d 天、%d 次、%d 条（最早 %s）", y.PersonID, y.Year,
				y.ConfirmedDays, y.Services, y.Waiting, y.OldestWaiting, y.RightDays, y.RightServices, y.RightWt, y.RightOldest))
		}
	}
	// A year whose figures are gone altogether. Only what was submitted has opened its year: a draft, or what came back and
	// was moved to another date, has not.
	var gone []struct {
		PersonID, Year string
		Entries        int
	}
	err = q.NewRaw(`SELECT v.person_id, substr(CAST(v.day AS varchar(10)), 1, 4) AS year, count(*) AS entries FROM visit AS v
		WHERE v.state IN ('waiting', 'confirmed') AND NOT EXISTS (SELECT 1 FROM worklog_year WHERE worklog_year.person_id = v.person_id AND `+inYear("v")+`)
		GROUP BY v.person_id, substr(CAST(v.day AS varchar(10)), 1, 4) ORDER BY 1, 2 LIMIT 1000`).Scan(ctx, &gone)
	if err != nil {
		return 0, nil, fmt.Errorf("recount years without figures: %w", err)
	}
	for _, g := range gone {
		wrong = append(wrong, fmt.Sprintf("人员 %s %s年：没有留存的数字，实有日志 %d 条", g.PersonID, g.Year, g.Entries))
	}
	return len(years) + len(gone), wrong, nil
}

// RecountFrozen hashes all frozen bytes anew and names the entries whose bytes, signatures or hashes were altered, which
// say another day or place than what was frozen, or which count as confirmed and have no signature.
func RecountFrozen(ctx context.Context, q db.Q) (checked int, wrong []string, err error) {
	var unsigned []string
	err = q.NewRaw(`SELECT v.id FROM visit AS v WHERE v.state = 'confirmed' AND NOT EXISTS (SELECT 1 FROM confirmation AS c
		WHERE c.visit_id = v.id AND c.version_id = v.version_id AND c.withdrawn_at IS NULL) ORDER BY v.id LIMIT 1000`).Scan(ctx, &unsigned)
	if err != nil {
		return 0, nil, fmt.Errorf("look for confirmed entries without a signature: %w", err)
	}
	for _, id := range unsigned {
		wrong = append(wrong, "工作日志 "+id+"：记为已确认，但没有签字确认")
	}
	var bare []string
	err = q.NewRaw(`SELECT v.id FROM visit AS v WHERE v.state IN ('waiting', 'confirmed')
		AND NOT EXISTS (SELECT 1 FROM visit_version AS vv WHERE vv.id = v.version_id AND vv.visit_id = v.id) ORDER BY v.id LIMIT 1000`).Scan(ctx, &bare)
	if err != nil {
		return 0, nil, fmt.Errorf("look for entries without frozen bytes: %w", err)
	}
	for _, id := range bare {
		wrong = append(wrong, "工作日志 "+id+"：没有冻结内容")
	}
	checked = len(unsigned) + len(bare)
	for after := ""; ; {
		var versions []struct {
			Version `bun:",extend"`
			Day     workday.Date // as the entry says now, where these bytes are what the served party sees or signed
			Place   Place
		}
		err := q.NewSelect().TableExpr("visit_version AS vv").ColumnExpr("vv.*, v.day, v.place").
			Join("LEFT JOIN visit AS v ON v.version_id = vv.id AND v.state IN ('waiting', 'confirmed')").
			Where("vv.id > ?", after).OrderExpr("vv.id").Limit(1000).Scan(ctx, &versions)
		if err != nil {
			return checked, wrong, fmt.Errorf("read versions: %w", err)
		}
		if len(versions) == 0 {
			break
		}
		for _, v := range versions {
			f, err := thaw(v.Content)
			switch {
			case !intact(v.Content, v.Hash):
				wrong = append(wrong, "工作日志 "+v.VisitID+"：冻结内容与杂凑值不符")
			case err != nil || !v.Day.IsZero() && (f.VisitID != v.VisitID || f.Day != v.Day || f.Place != v.Place):
				wrong = append(wrong, "工作日志 "+v.VisitID+"：日期或地点与冻结内容不符")
			}
		}
		checked, after = checked+len(versions), versions[len(versions)-1].ID
	}
	for after := ""; ; {
		var signed []Confirmation
		if err := q.NewSelect().Model(&signed).Where("c.id > ?", after).OrderExpr("c.id").Limit(500).Scan(ctx); err != nil {
			return checked, wrong, fmt.Errorf("read confirmations: %w", err)
		}
		if len(signed) == 0 {
			return checked, wrong, nil
		}
		for _, c := range signed {
			s, err := thawSigned(c.Content)
			if err != nil || !intact(c.Content, c.Hash) || len(c.Signature) > 0 && !intact(c.Signature, s.SignatureHash) || len(c.Signature) == 0 && s.SignatureHash != "" {
				wrong = append(wrong, "工作日志 "+c.VisitID+"：签字确认与杂凑值不符")
			}
		}
		checked, after = checked+len(signed), signed[len(signed)-1].ID
	}
}

// Followers are the chapter's tables that follow when unions move, merge or part. What a person did goes with the
// person: the union that employs now answers for what is still to be confirmed, checked or corrected.
func Followers() []org.Follower {
	return []org.Follower{
		org.FollowPerson("工作日志", "visit"),
		followYears(),
		org.FollowPerson("纸质签字", "visit_paper"),
		org.FollowPerson("年度更正", "visit_correction"),
		org.FollowPerson("满意度", "satisfaction"),
		followOpenings(),
	}
}

// followYears lets the kept figures follow. A year stands with the union of its latest entry; so when a merger is taken
// back it goes only where that has gone, which came first.
func followYears() org.Follower {
	f := org.FollowPerson("年度天数", "worklog_year")
	f.Return = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		ids, err := t.Recall(ctx, tx, "worklog_year", limit)
		if err != nil {
			return 0, err
		}
		if len(ids) > 0 {
			_, err = returnYears(ctx, tx, t, ids)
			return len(ids), err
		}
		open := t.Taken(tx.NewSelect().TableExpr("worklog_year").ColumnExpr("id"), org.KeyPeople, "person_id").
			Where("union_id = ?", t.Into.ID).Where("closed_at IS NULL").Where("coalesce("+latest("union_id")+", ?) = ?", t.From.ID, t.From.ID)
		if err := open.Limit(int64(limit)).Scan(ctx, &ids); err != nil {
			return 0, fmt.Errorf("look for years to return: %w", err)
		}
		return returnYears(ctx, tx, t, ids)
	}
	return f
}

func returnYears(ctx context.Context, tx *db.Tx, t org.Taking, ids []string) (int, error) {
	if len(ids) == 0 {
		return 0, nil
	}
	res, err := tx.NewRaw(`UPDATE worklog_year SET union_id = ?, county_id = ?, city_id = ?
		WHERE id IN (?) AND union_id = ? AND coalesce(`+latest("union_id")+`, ?) = ?`,
		t.From.ID, bun.NullZero(t.From.CountyID), bun.NullZero(t.From.CityID), bun.List(ids), t.Into.ID, t.From.ID, t.From.ID).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("return years: %w", err)
	}
	n, err := res.RowsAffected()
	return int(n), err
}

// followOpenings lets the sheets from before the system follow their union. A sheet speaks of several people: where a
// union parts it goes along only when all of them do, and otherwise stays where it was uploaded.
func followOpenings() org.Follower {
	f := org.FollowTable("启用前记录", "visit_opening", true)
	f.Split = func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
		people := p.Parts[org.KeyPeople]
		if len(people) == 0 {
			return 0, nil
		}
		res, err := tx.NewRaw(`UPDATE visit_opening SET union_id = ?, county_id = ?, city_id = ? WHERE id IN (
			SELECT o.id FROM visit_opening AS o WHERE o.union_id = ?
			AND EXISTS (SELECT 1 FROM visit_opening_person AS p WHERE p.opening_id = o.id)
			AND NOT EXISTS (SELECT 1 FROM visit_opening_person AS p WHERE p.opening_id = o.id AND p.person_id NOT IN (?)) LIMIT ?)`,
			p.Into.ID, bun.NullZero(p.Into.CountyID), bun.NullZero(p.Into.CityID), p.From.ID, bun.List(people), limit).Exec(ctx)
		if err != nil {
			return 0, fmt.Errorf("split openings: %w", err)
		}
		n, err := res.RowsAffected()
		return int(n), err
	}
	return f
}

// MergeServed lets entries follow when a served unit is merged into another. What was frozen keeps the name that was
// signed; only the entry points to the unit that goes on. That is a change of the entry, so whoever has read it before is
// told so instead of writing the unit that is no more.
func MergeServed(ctx context.Context, tx *db.Tx, from, into string, limit int) (int, error) {
	res, err := tx.NewRaw("UPDATE visit SET served_id = ?, rev = rev + 1 WHERE id IN (SELECT id FROM visit WHERE served_id = ? LIMIT ?)", into, from, limit).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("merge visits: %w", err)
	}
	n, err := res.RowsAffected()
	return int(n), err
}
