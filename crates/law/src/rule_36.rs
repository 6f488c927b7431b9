//! Provisional rules of procedure of the Council, rule 36: of two or more amendments the President rules the order;
//! ordinarily the one furthest removed in substance from the draft is voted first, and so on until all have been put,
//! but one that adds to or deletes from the text is voted before the draft.

/// Returns the order in which amendments are put to the vote: the furthest removed first, equal ones as they stand.
///
/// `distance` is the President's ruling for each: how far it is removed from the draft.
pub fn order_of_amendments<T: Ord>(distance: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..distance.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(&distance[*i]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_furthest_removed_comes_first() {
        assert_eq!(order_of_amendments(&[1, 5, 5, 2]), [1, 2, 3, 0]);
    }
}
