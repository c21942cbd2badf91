// SPDX-License-Identifier: GPL-3.0-or-later
// Input: what a program wrote on one line. However the line is cut into pieces, following them
// finds the same style at the end, and the text from where it is shown is the text of the whole
// line.
#include <agentops/ui/models/ansi.h>

#include <QtCore/QByteArray>

#include <cstdint>
#include <cstdlib>

using namespace agentops::ui;

static void check(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

static void checkShape(const AnsiText &line)
{
    qsizetype end = 0;
    for (const AnsiSpan &span : line.spans) {
        check(span.start >= end && span.length > 0 && span.style != AnsiStyle());
        end = span.start + span.length;
    }
    check(end <= line.text.size());
    for (const QChar c : line.text)
        check(c == u'\t' || (c >= u' ' && (c < QChar(0x7f) || c > QChar(0x9f))));
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString line = QString::fromUtf8(input);
    const AnsiText whole = parseAnsi(line);
    checkShape(whole);
    check(plainAnsi(line) == whole.text);

    QString kept;
    QString tail;
    AnsiStyle start;
    AnsiStyle style;
    bool isOverwriting = false;
    for (qsizetype at = 0, step = 1; at < line.size(); at += step, step = step % 5 + 1) {
        const QStringView piece = QStringView(line).sliced(at).first(qMin(step, line.size() - at));
        tail += piece;
        const AnsiProgress progress = followAnsi(tail, isOverwriting, style);
        check(progress.shownFrom <= tail.size() && progress.incompleteFrom <= tail.size());
        if (progress.shownFrom >= 0) {
            kept = tail.first(progress.incompleteFrom).sliced(progress.shownFrom);
            start = progress.shownStyle;
        } else {
            kept += QStringView(tail).first(progress.incompleteFrom);
        }
        tail = tail.sliced(progress.incompleteFrom);
        style = progress.end;
        isOverwriting = progress.isOverwriting;
    }
    const AnsiText last = parseAnsi(kept, start);
    check(last.text == whole.text && last.spans == whole.spans);
    check(style == whole.end);
    return 0;
}
