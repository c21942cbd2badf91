// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QJsonObject>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace agentops::bench {

/// CPU time of this process, all threads.
double cpuMilliseconds();

/// The value that `part` of the values do not exceed; 0 when there are none.
double percentile(std::vector<double> values, double part);
double median(std::vector<double> values);
/// How much `ys` grow for each `xs`, by least squares.
double slope(const std::vector<double> &xs, const std::vector<double> &ys);

/// The number of that name in a peer's answer.
Result<double> field(const Result<QJsonObject> &answer, const QString &name);

/// One run of what is measured.
struct Sample
{
    double cost = 0;
    /// How long each part of it took until it was seen. Units: milliseconds.
    std::vector<double> latencies;
};

/// Samples of the program and of a peer that were taken in turns: A B B A and so on, so that what
/// else the machine does meets both.
struct Comparison
{
    std::vector<Sample> ours;
    std::vector<Sample> theirs;
    /// Why there are none of the peer.
    std::optional<Error> missing;
};

/// Takes ten pairs, fewer when the time is over after four, but always an even number; without a
/// peer (null, or when it fails) as many samples of the program alone.
Comparison compare(const std::function<Sample()> &ours,
                   const std::function<Result<Sample>()> &theirs, std::chrono::seconds time);

/// Prints one row: what, ours, the peer's and their ratio, the goal.
void print(const char *what, const char *unit, double ours, const char *peer,
           const Result<double> &theirs, const char *goal);
/// The same with the medians of the samples, the interval that holds the ratio with 95 %
/// (bootstrap over the pairs), and the 95th percentiles of the latencies.
void print(const char *what, const char *unit, const char *peer, const Comparison &comparison,
           const char *goal);

} // namespace agentops::bench
