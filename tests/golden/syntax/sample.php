<?php
// SPDX-License-Identifier: GPL-3.0-or-later
declare(strict_types=1);

namespace App\Services;

use App\Models\{Order, User as Customer, function helpers\total};
use App\Contracts\Payable;
use function App\Support\money;
use const App\Support\VAT;

require_once __DIR__ . '/bootstrap.php';
require $computed;

const LIMIT = 10;

#[Attribute]
interface Settles extends Payable
{
    public function settle(Order $order): void;
}

trait Logs
{
    protected function log(string $text): void
    {
        $this->write($text);
    }
}

enum Status: string
{
    case Paid = 'paid';

    public static function first(): self
    {
        return self::Paid;
    }
}

abstract class OrderService extends BaseService implements Settles, \Countable
{
    use Logs;

    const RETRIES = 3;

    public function __construct(private readonly Customer $customer)
    {
    }

    public function settle(Order $order): void
    {
        $total = money($order->sum());
        $this->log('settled');
        Customer::find(1);
        $job = new Jobs\SettleJob($order);
        $anonymous = new class extends Base {
            public function inner(): void
            {
            }
        };
        if ($job instanceof ShouldQueue) {
            parent::settle($order);
        }
    }
}

function helper(): ?Order
{
    return null;
}
