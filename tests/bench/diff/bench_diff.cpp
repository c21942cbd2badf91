// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to compare, pair and scroll a change of 20,000 lines. Prints figures, judges none.
#include <agentops/ui/diff/diffcanvas.h>

#include <QtCore/QElapsedTimer>
#include <QtQuick/QQuickWindow>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::diff;
using namespace Qt::StringLiterals;

namespace {

/// Source-like text; every line of `after` that `isChanged` differs in a word or two.
QByteArray source(int lineCount, bool after, int changedEvery)
{
    QByteArray text;
    for (int i = 0; i < lineCount; ++i) {
        const QByteArray n = QByteArray::number(i);
        const bool isChanged = after && i % changedEvery == 0;
        switch (i % 4) {
        case 0:
            text += "    if (request.value(" + n + ") > " + (isChanged ? "limit" : "60") + ") {\n";
            break;
        case 1:
            text +=
                "        return \"text number " + n + (isChanged ? " was changed" : "") + "\";\n";
            break;
        case 2:
            text += "    } // closes block " + n + (isChanged ? " of the new kind" : "") + "\n";
            break;
        default:
            text += "    const auto item_" + n + " = compute(" + (isChanged ? "second" : "first")
                + ");\n";
        }
    }
    return text;
}

double percentile(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[size_t(part * double(values.size() - 1))];
}

} // namespace

class BenchDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compare_data();
    void compare();
    void scroll_data();
    void scroll();
};

void BenchDiff::compare_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("changedEvery");
    QTest::newRow("20,000 lines, all changed") << 20'000 << 1;
    QTest::newRow("100,000 lines, every seventh changed") << 100'000 << 7;
}

void BenchDiff::compare()
{
    QFETCH(int, lines);
    QFETCH(int, changedEvery);
    const QByteArray before = source(lines, false, changedEvery);
    const QByteArray after = source(lines, true, changedEvery);
    QElapsedTimer timer;
    timer.start();
    const auto changes = git::diffLines(before, after).value();
    const double lineTime = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    const review::FileRows rows = review::buildRows(before, after).value();
    const double allTime = double(timer.nsecsElapsed()) / 1e6;
    qInfo("%s: lines %.1f ms, lines and words side by side %.1f ms, %zu rows, %zu changes",
          QTest::currentDataTag(), lineTime, allTime, rows.rows.size(), rows.blocks.size());
    QVERIFY(!changes.isEmpty());
}

void BenchDiff::scroll_data()
{
    QTest::addColumn<bool>("unified");
    QTest::addColumn<int>("step");
    QTest::newRow("side by side, wheel steps of 3 lines") << false << 54;
    QTest::newRow("side by side, pages") << false << 780;
    QTest::newRow("unified, wheel steps of 3 lines") << true << 54;
}

void BenchDiff::scroll()
{
    QFETCH(bool, unified);
    QFETCH(int, step);
    ui::theme::Theme theme(nullptr);
    ui::theme::Units units(nullptr);
    WorkerPool pool(u"syntax"_s, 1);
    DiffDocument document(pool);
    QSignalSpy colored(&document, &DiffDocument::colorsChanged);
    QElapsedTimer timer;
    timer.start();
    document.show(std::make_shared<const review::FileRows>(
                      review::buildRows(source(20'000, false, 1), source(20'000, true, 1)).value()),
                  u"a.cpp"_s, u"a.cpp"_s);
    document.setUnified(unified);
    QQuickWindow window;
    window.resize(1392, 832);
    DiffCanvas canvas(window.contentItem());
    canvas.setDocument(&document);
    canvas.setTheme(&theme);
    canvas.setUnits(&units);
    canvas.setSize(window.size());
    QSignalSpy swapped(&window, &QQuickWindow::frameSwapped);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(swapped.count() > 0);
    const double firstFrame = double(timer.nsecsElapsed()) / 1e6;
    QTRY_COMPARE_WITH_TIMEOUT(colored.count(), 80, 60'000);
    const double allColors = double(timer.nsecsElapsed()) / 1e6;

    constexpr int kFrames = 400;
    std::vector<double> frames;
    std::vector<double> prepared;
    connect(
        &window, &QQuickWindow::beforeRendering, this,
        [&] { prepared.push_back(double(timer.nsecsElapsed()) / 1e6); }, Qt::DirectConnection);
    for (int i = 0; i < kFrames; ++i) {
        const auto seen = swapped.count();
        timer.restart();
        canvas.setContentY(double((i + 1) * step % (document.contentHeight() - 832)));
        while (swapped.count() == seen)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        frames.push_back(double(timer.nsecsElapsed()) / 1e6);
    }

    qInfo("%s: %d lines; shown after %.0f ms, all colours after %.0f ms; per frame p50 %.2f ms, "
          "p95 %.2f ms, worst %.2f ms, until rendering p50 %.2f ms, p95 %.2f ms; %d pictures",
          QTest::currentDataTag(), document.entryCount(), firstFrame, allColors,
          percentile(frames, 0.5), percentile(frames, 0.95), percentile(frames, 1),
          percentile(prepared, 0.5), percentile(prepared, 0.95), canvas.pictureCount());
}

int main(int argc, char **argv)
{
    // One thread for all, and no waiting for the screen: what is measured is the work.
    qputenv("QSG_RENDER_LOOP", "basic");
    qputenv("QSG_NO_VSYNC", "1");
    QGuiApplication application(argc, argv);
    BenchDiff bench;
    return QTest::qExec(&bench, argc, argv);
}
#include "bench_diff.moc"
