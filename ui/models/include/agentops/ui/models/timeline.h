// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runstatus.h>

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// One bar of a step's line in the timeline: an attempt at work, or a wait.
/// Units: milliseconds since the run began.
struct TimelineSegment
{
    Q_GADGET
    QML_VALUE_TYPE(timelineSegment)

    Q_PROPERTY(Kind kind MEMBER kind CONSTANT)
    Q_PROPERTY(double start READ start CONSTANT)
    Q_PROPERTY(double length READ length CONSTANT)
    Q_PROPERTY(QString stateKey MEMBER stateKey CONSTANT)
    Q_PROPERTY(int attempt MEMBER attempt CONSTANT)
    Q_PROPERTY(bool isOpen MEMBER isOpen CONSTANT)

public:
    enum Kind {
        Work,
        WaitForPerson,
        WaitForRetry,
    };
    Q_ENUM(Kind)

    Kind kind = Work;
    qint64 startMs = 0;
    qint64 lengthMs = 0;
    /// See stateKey(): how the attempt ended, or that it goes on.
    QString stateKey;
    int attempt = 0;
    /// It goes on: its end is the present.
    bool isOpen = false;

    double start() const { return double(startMs); }
    double length() const { return double(lengthMs); }

    friend bool operator==(const TimelineSegment &, const TimelineSegment &) = default;
};

/// What the journal says about when each step worked and waited.
struct Timeline
{
    /// In order of time, without overlaps.
    QHash<workflow::StepPath, QList<TimelineSegment>> segments;
    qint64 lengthMs = 0;

    friend bool operator==(const Timeline &, const Timeline &) = default;
};

/// Builds the timeline of a run from its events; what goes on ends at `now`. Linear in the events.
Timeline timelineOf(const QList<workflow::RunEvent> &events, Timestamp now);

/// Distance of the marks of a time axis: a round number of milliseconds so that about
/// `wantedCount` of them fit into `lengthMs`.
qint64 axisStepMs(qint64 lengthMs, int wantedCount);

} // namespace agentops::ui
