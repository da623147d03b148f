//! A second look, with all that a clause holds in view: of dates that were moved only the last counts, and a bare month
//! beside a deadline of its own only describes.

use super::cursor::Tokens;
use super::judge::Candidate;
use super::lexicon::TASK_VERBS;
use super::phrases::phrases;
use super::read::{Finding, Outcome};
use super::reason::Reason;
use super::relation::Said;

/// Turns down findings that others in the same clause make redundant.
pub fn review(tokens: &Tokens, findings: &mut [Finding]) {
    let mut start = 0;
    while start < findings.len() {
        let clause = tokens.clause(findings[start].first);
        let length = findings[start..].iter().take_while(|finding| tokens.clause(finding.first) == clause).count();
        let group = &mut findings[start..start + length];
        moved(tokens, group);
        described(tokens, group);
        start += length.max(1);
        if let Some(next) = findings.get(start) {
            let opens = tokens.clause_start(next.first);
            let moves = phrases!["nay gia hạn", "nay kéo dài", "nay lùi", "nay điều chỉnh", "nay cho gia hạn"];
            if tokens.phrase_of(opens, moves).is_some() && tokens.mark(opens.wrapping_sub(1), ';') {
                former(&mut findings[start - length..start]);
            }
        }
    }
}

/// "… hạn cuối là ngày 15/5; nay gia hạn đến ngày 30/5": what stood before the semicolon holds no more.
fn former(group: &mut [Finding]) {
    for finding in group.iter_mut().filter(|finding| matches!(finding.outcome, Outcome::Deadline(_))) {
        finding.outcome = Outcome::Rejected(Reason::OldDeadline);
    }
}

/// "Hạn chót đã lùi hai lần: (1/7/2017) (1/8/2017) 15/8/2017": the last one holds.
fn moved(tokens: &Tokens, group: &mut [Finding]) {
    let (Some(first), Some(last)) = (group.first().map(|found| found.first), group.last().map(|found| found.last))
    else {
        return;
    };
    let start = tokens.clause_start(first);
    // "hợp long ngày 30/5 và chuyển sang giai đoạn hoàn thiện": not to another day.
    // "…, không để kéo dài sang tuần sau" moves nothing.
    if tokens.has(start, last, phrases!["không để kéo dài", "không kéo dài", "không để chậm"]).is_some()
    {
        return;
    }
    let turns = tokens.has(start, last, phrases!["chuyển sang"]);
    let dated = phrases!["ngày", "thứ", "tháng", "tuần", "quý", "sáng", "chiều", "hết", "trước"];
    let moves = turns.is_some_and(|at| tokens.number(at + 2).is_some() || tokens.any(at + 2, dated));
    if !moves
        && tokens
            .has(
                start,
                last,
                phrases!["lùi", "gia hạn", "dời", "hoãn", "kéo dài", "đổi sang", "đổi thành", "rút ngắn thời hạn"],
            )
            .is_none()
    {
        return;
    }
    let mut kept = false;
    for finding in group.iter_mut().rev() {
        let before_move = |found: &Candidate| {
            tokens
                .has(found.last, last, phrases!["nay gia hạn", "nay cho gia hạn", "gia hạn đến", "nay kéo dài"])
                .is_some()
        };
        let single = finding
            .candidate
            .is_some_and(|found| (found.stretch.from.is_none() || before_move(&found)) && found.said != Said::Before);
        if !single || !matches!(finding.outcome, Outcome::Deadline(_)) {
            continue;
        }
        // "gia hạn nhận bài ngày 01/10 và công bố giải ngày 15/10": another work has the later day.
        let other = tokens.is(finding.last, "và") && tokens.phrase_of(finding.last + 1, TASK_VERBS).is_some();
        if kept && !other {
            finding.outcome = Outcome::Rejected(Reason::OldDeadline);
        }
        kept = true;
    }
}

/// "Hoàn thành báo cáo quý I/2025 trước ngày 05/4/2025": the quarter is the report's.
fn described(tokens: &Tokens, group: &mut [Finding]) {
    let marked = |finding: &Finding| {
        matches!(finding.outcome, Outcome::Deadline(_))
            && finding.candidate.is_none_or(|found| found.said != Said::Bare)
    };
    for i in 0..group.len() {
        let follows = group[i + 1..].iter().take(3).any(marked);
        let period = group[i].candidate.is_some_and(|found| found.said == Said::Bare && !found.stretch.to.is_day());
        // "Khoảng giữa tháng 8, Ban tổ chức sẽ chấm, niêm yết trong 15 ngày": a time of its own.
        let next = group.get(i + 1).map_or(group[i].last, |next| next.first);
        // "… đề cương đầu tháng 8, hoàn chỉnh đề án trong quý IV": another work has the other time.
        let other_work = tokens.has(group[i].last, next, TASK_VERBS).is_some();
        let opens =
            tokens.mark(group[i].last, ',') && (tokens.clause_start(group[i].first) == group[i].first || other_work);
        let part = group[i].candidate.is_some_and(|found| found.stretch.to.part.is_some());
        // "chậm nhất 20/10 để kịp trình kỳ họp cuối năm": what the work is for.
        let before = i.checked_sub(1).filter(|before| marked(&group[*before])).map(|before| group[before].last);
        let aims = phrases!["để", "phục vụ", "nhằm"];
        // Behind a comma another work has the day: "…, hoàn thành 30/3".
        let aimed = before
            .and_then(|last| tokens.has(last, group[i].first, aims))
            .is_some_and(|aim| (aim..group[i].first).all(|at| !tokens.mark(at, ',') && !tokens.mark(at, ';')));
        let loose = group[i].candidate.is_some_and(|found| matches!(found.said, Said::Bare | Said::On));
        if let Outcome::Deadline(deadline) = &mut group[i].outcome {
            deadline.purpose = aimed && loose;
        }
        let purpose = before.is_some_and(|last| tokens.has(last, group[i].first, phrases!["để"]).is_some());
        if (follows && !(opens && part) || purpose) && period && matches!(group[i].outcome, Outcome::Deadline(_)) {
            group[i].outcome = Outcome::Rejected(Reason::Title);
        }
    }
}
