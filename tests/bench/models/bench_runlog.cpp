// SPDX-License-Identifier: GPL-3.0-or-later
// A log of 1,000,000 lines, every tenth of them coloured: until the first lines are there, until
// all are known, to look at any of them, to search all, to filter; and the memory of it.
#include <agentops/ui/models/runlogmodel.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::ui;
using namespace agentops::workflow;

namespace {

constexpr int kLines = 1'000'000;
constexpr int kLinesInPiece = 160;

/// Makes each piece when it is read, on another thread, as a database would: nothing of the log is
/// in memory.
class Generated final : public LogReader
{
public:
    Pieces part(qint64 after, qsizetype maxLength, CancelToken token) override
    {
        return onWorker(m_pool, std::move(token),
                        [after, maxLength](CancelToken) -> Result<QList<LogLine>> {
                            QList<LogLine> pieces;
                            qsizetype length = 0;
                            for (qint64 at = after + 1;
                                 at <= kLines / kLinesInPiece && length < maxLength; ++at) {
                                pieces.append(piece(at));
                                length += pieces.last().text.size();
                            }
                            return pieces;
                        });
    }

    Pieces pieces(QList<qint64> positions, CancelToken token) override
    {
        return onWorker(m_pool, std::move(token),
                        [positions](CancelToken) -> Result<QList<LogLine>> {
                            QList<LogLine> pieces;
                            for (const qint64 position : positions)
                                pieces.append(piece(position));
                            return pieces;
                        });
    }

private:
    static LogLine piece(qint64 position)
    {
        QString text;
        const qint64 first = (position - 1) * kLinesInPiece;
        for (qint64 line = first; line < first + kLinesInPiece; ++line)
            text += line % 10
                ? u"[%1] compiling src/folder/file.cpp:12 with some options\n"_s.arg(line)
                : u"\x1b[32m[%1]\x1b[0m linking the library of the program\n"_s.arg(line);
        return {StepPath(position % 2 ? u"build"_s : u"test"_s),
                1,
                LogStream::Output,
                Timestamp(),
                text,
                position};
    }

    WorkerPool m_pool{u"bench.log"_s, 1};
};

double privateMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArrayList words = file.readAll().split(' ');
    constexpr double kPage = 4096;
    return (words.value(1).toDouble() - words.value(2).toDouble()) * kPage / (1024 * 1024);
}

template<typename Done>
double untilMs(Done done)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    while (!done())
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    return double(timer.nsecsElapsed()) / 1e6;
}

void print(const char *what, double value, const char *unit)
{
    std::printf("%-52s %10.1f %s\n", what, value, unit);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    RunLogModel model;
    const double before = privateMiB();
    model.show(std::make_shared<Generated>(), {}, {});
    const double firstMs = untilMs([&] { return model.count() > 0; });
    print("1,000,000 lines: first lines", firstMs, "ms");
    print("1,000,000 lines: all lines known",
          firstMs + untilMs([&] { return model.reading()->state() == Operation::Succeeded; }),
          "ms");
    print("1,000,000 lines: memory", privateMiB() - before, "MiB");

    double jumpMs = 0;
    for (int i = 0; i < 20; ++i) {
        const int row = int((qint64(i) * 7919 * 131) % model.count());
        const auto isThere = [&] {
            return !model.index(row).data(RunLogModel::TextRole).toString().isEmpty();
        };
        if (!isThere())
            jumpMs = std::max(jumpMs, untilMs(isThere));
    }
    print("1,000,000 lines: jump to any of them, slowest of 20", jumpMs, "ms");

    model.setSearchText(u"[999999]"_s);
    print("1,000,000 lines: search without a match but one",
          untilMs([&] { return model.searching()->state() == Operation::Succeeded; }), "ms");
    model.setSearchText(u"linking"_s);
    print("1,000,000 lines: 100,000 matches, first of them",
          untilMs([&] { return model.matchCount() > 0; }), "ms");
    print("1,000,000 lines: 100,000 matches, all of them",
          untilMs([&] { return model.searching()->state() == Operation::Succeeded; }), "ms");
    model.setSearchText({});

    QElapsedTimer timer;
    timer.start();
    model.setNodeFilter(u"test"_s);
    print("1,000,000 lines: show one step of two", double(timer.nsecsElapsed()) / 1e6, "ms");
    return model.count() == kLines / 2 ? 0 : 1;
}
