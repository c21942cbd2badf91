// SPDX-License-Identifier: GPL-3.0-or-later
package shop

import (
	"fmt"
	money "example.org/shop/internal/money"
)

const Limit = 10

type Order struct {
	Total money.Amount
}

type Settler interface {
	Settle(o *Order) error
}

type ID = string
type Names []string

func New() *Order {
	return &Order{}
}

func (o *Order) Settle() error {
	fmt.Println(o)
	return check(o)
}

func (s Stack[T]) Push(v T) {
}
