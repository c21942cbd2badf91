// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures.h"

#include <QtCore/QDeadlineTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>

namespace agentops::bench {

namespace {

constexpr int kPairs = 10;
constexpr int kFewestPairs = 4;
constexpr int kResamples = 2000;

std::vector<double> costsOf(const std::vector<Sample> &samples)
{
    std::vector<double> costs;
    std::ranges::transform(samples, std::back_inserter(costs), &Sample::cost);
    return costs;
}

double latencyOf(const std::vector<Sample> &samples)
{
    std::vector<double> all;
    for (const Sample &sample : samples)
        all.insert(all.end(), sample.latencies.begin(), sample.latencies.end());
    return percentile(std::move(all), 0.95);
}

/// The ratios of medians of pairs drawn again and again.
std::vector<double> ratiosOf(const Comparison &comparison)
{
    const size_t count = std::min(comparison.ours.size(), comparison.theirs.size());
    std::mt19937 random(1); // NOLINT: the same figures give the same interval
    std::uniform_int_distribution<size_t> pick(0, count - 1);
    std::vector<double> ratios;
    for (int i = 0; i < kResamples; ++i) {
        std::vector<double> ours;
        std::vector<double> theirs;
        for (size_t drawn = 0; drawn < count; ++drawn) {
            const size_t pair = pick(random);
            ours.push_back(comparison.ours[pair].cost);
            theirs.push_back(comparison.theirs[pair].cost);
        }
        ratios.push_back(median(std::move(ours)) / median(std::move(theirs)));
    }
    return ratios;
}

void printName(const char *what, double ours, const char *unit)
{
    std::printf("%-44s %10.3f %-8s", what, ours, unit);
}

void printMissing(const char *peer, const Error &why)
{
    std::printf("  %s: not available (%s)", peer, qPrintable(why.message()));
}

void printGoal(const char *goal)
{
    std::printf("  (goal %s)\n", goal);
    std::fflush(stdout);
}

} // namespace

double cpuMilliseconds()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[size_t(part * double(values.size() - 1) + 0.5)];
}

double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

double slope(const std::vector<double> &xs, const std::vector<double> &ys)
{
    const auto count = double(xs.size());
    double sumX = 0;
    double sumY = 0;
    double sumXX = 0;
    double sumXY = 0;
    for (size_t i = 0; i < xs.size(); ++i) {
        sumX += xs[i];
        sumY += ys[i];
        sumXX += xs[i] * xs[i];
        sumXY += xs[i] * ys[i];
    }
    return (count * sumXY - sumX * sumY) / (count * sumXX - sumX * sumX);
}

Result<double> field(const Result<QJsonObject> &answer, const QString &name)
{
    if (!answer)
        return fail(answer.error());
    return answer->value(name).toDouble();
}

Comparison compare(const std::function<Sample()> &ours,
                   const std::function<Result<Sample>()> &theirs, std::chrono::seconds time)
{
    Comparison comparison;
    const auto takeTheirs = [&] {
        if (!theirs || comparison.missing)
            return;
        if (auto taken = theirs())
            comparison.theirs.push_back(std::move(*taken));
        else
            comparison.missing = taken.error();
    };
    const QDeadlineTimer deadline(time);
    const auto goesOn = [&deadline](int pair) {
        return pair % 2 != 0 || pair < kFewestPairs || !deadline.hasExpired();
    };
    for (int pair = 0; pair < kPairs && goesOn(pair); ++pair) {
        if (pair % 2 != 0)
            takeTheirs();
        comparison.ours.push_back(ours());
        if (pair % 2 == 0)
            takeTheirs();
    }
    return comparison;
}

void print(const char *what, const char *unit, double ours, const char *peer,
           const Result<double> &theirs, const char *goal)
{
    printName(what, ours, unit);
    if (!theirs)
        printMissing(peer, theirs.error());
    else if (*theirs > 0)
        std::printf("  %s %.3f, ratio %.2f", peer, *theirs, ours / *theirs);
    printGoal(goal);
}

void print(const char *what, const char *unit, const char *peer, const Comparison &comparison,
           const char *goal)
{
    const double ours = median(costsOf(comparison.ours));
    printName(what, ours, unit);
    const bool isCompared = !comparison.missing && !comparison.theirs.empty();
    if (comparison.missing)
        printMissing(peer, *comparison.missing);
    if (isCompared) {
        const double theirs = median(costsOf(comparison.theirs));
        const std::vector<double> ratios = ratiosOf(comparison);
        std::printf("  %s %.3f, ratio %.2f (%.2f to %.2f of %zu pairs)", peer, theirs,
                    ours / theirs, percentile(ratios, 0.025), percentile(ratios, 0.975),
                    comparison.theirs.size());
    }
    if (const double latency = latencyOf(comparison.ours); latency > 0)
        std::printf("; p95 %.1f ms", latency);
    if (const double latency = latencyOf(comparison.theirs); isCompared && latency > 0)
        std::printf(", %s %.1f ms", peer, latency);
    printGoal(goal);
}

} // namespace agentops::bench
