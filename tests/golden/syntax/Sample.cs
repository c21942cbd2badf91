// SPDX-License-Identifier: GPL-3.0-or-later
using System;
using Shop.Models;

namespace Shop.Services
{
    public class OrderService : BaseService, ISettles
    {
        private readonly Order current;

        public OrderService(Order order)
        {
            current = order;
        }

        public Receipt Settle(Order order)
        {
            void Local() { }
            Local();
            return new Receipt();
        }
    }

    public interface ISettles
    {
        Receipt Settle(Order order);
    }

    public enum Status { Open }
    public record Point(int X, int Y);
    public struct Pair { }
    public delegate void Changed(Order order);
}
