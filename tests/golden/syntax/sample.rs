// SPDX-License-Identifier: GPL-3.0-or-later
use std::collections::{HashMap, hash_map::Entry as Slot};
use crate::model::*;
mod child;

pub const LIMIT: usize = 10;

impl Display for Order {
    fn fmt(&self, f: &mut Formatter) -> Result {
        write(f)
    }
}

pub struct Order {
    id: Id,
}

pub enum Status { Open }

pub trait Settles {
    fn settle(&self);
}

impl Order {
    pub fn new() -> Self {
        Helper::make();
        Order { id: next() }
    }
}

impl<T> Foreign<T> {
    fn extend(self) {}
}

type Pair = (i32, i32);

mod inner {
    pub fn deep() {}
}
