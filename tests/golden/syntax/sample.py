#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import os.path as osp, json
from . import models
from ..core.base import Base, helper as make
from .fields import *

LIMIT = 10
_cache: dict = {}
type Pair = tuple[int, int]


@decorated
class Order(Base, models.Model, Generic[T]):
    RETRIES = 3

    def settle(self, amount: Money) -> Receipt:
        def inner():
            return make(amount)

        self.log(inner())
        return models.create(1)

    @property
    async def total(self):
        return json.dumps({})


def main() -> None:
    Order().settle(1)
    main()
