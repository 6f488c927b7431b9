//! Provisional rules of procedure of the Council, rule 32: principal motions and drafts have precedence in the order
//! of their submission; a part is voted on separately if a representative asks for it, unless the original mover
//! objects.

/// Returns the order in which drafts are put to the vote: that of submission, equal ones as they stand.
///
/// `submitted` holds for each draft when it was submitted, in any unit that grows with time.
pub fn order_of_votes<T: Ord>(submitted: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..submitted.len()).collect();
    order.sort_by_key(|i| &submitted[*i]);
    order
}

/// Returns whether a part is voted on separately.
pub const fn separate_vote(asked_for: bool, mover_objects: bool) -> bool {
    asked_for && !mover_objects
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_submitted_first_voted_and_the_mover_may_object() {
        assert_eq!(order_of_votes(&[3, 1, 2]), [1, 2, 0]);
        assert!(separate_vote(true, false));
        assert!(!separate_vote(true, true));
        assert!(!separate_vote(false, false));
    }
}
