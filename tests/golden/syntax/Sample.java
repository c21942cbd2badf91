// SPDX-License-Identifier: GPL-3.0-or-later
package org.example.shop;

import java.util.List;
import static org.example.util.Money.of;
import org.example.model.*;

public class Sample extends Base<Order> implements Runnable, Comparable<Sample> {
    private final List<Order> orders;

    public Sample(List<Order> orders) {
        this.orders = orders;
    }

    @Override
    public void run() {
        settle(new Receipt());
        this.settle(null);
        Money.of(3);
    }

    private void settle(Receipt receipt) {
    }

    record Point(int x, int y) {
    }

    enum Mode { READ, WRITE }
}

interface Shape extends Drawable {
    double area();
}

@interface Marker {
}
