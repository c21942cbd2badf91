// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "terminal.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace agentops::cli {

using namespace Qt::StringLiterals;

namespace {

QString colored(bool isWanted, Color color, const QString &text)
{
    if (!isWanted || color == Color::None)
        return text;
    const auto code = [color]() -> QString {
        switch (color) {
        case Color::Red:
            return u"31"_s;
        case Color::Green:
            return u"32"_s;
        case Color::Yellow:
            return u"33"_s;
        case Color::Blue:
            return u"34"_s;
        case Color::Dim:
            return u"2"_s;
        case Color::Bold:
            return u"1"_s;
        case Color::None:
            break;
        }
        return u"0"_s;
    };
    return u"\x1b["_s + code() + u'm' + text + u"\x1b[0m"_s;
}

} // namespace

Console::Console(Format format, Progress progress)
    : m_format(format)
    , m_progress(progress)
    , m_redraws(isTerminal(Stream::Errors))
{ }

Console::~Console()
{
    endProgress();
}

Result<> Console::write(const QByteArray &bytes)
{
    endProgress();
    if (m_outputIsClosed)
        return {};
    errno = 0;
    if (std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size()))
        return {};
    const int reason = errno;
    // What is in the buffer can never be written: it must not fail again when the program ends.
    m_outputIsClosed = true;
    if (reason == EPIPE)
        return {};
    return fail(reason == ENOSPC ? agentops::errors::kDiskFull : agentops::errors::kIo,
                u"cannot write to standard output: "_s
                    + QString::fromLocal8Bit(std::strerror(reason)));
}

Result<> Console::writeLine(const QString &line)
{
    return write(line.toUtf8() + '\n');
}

Result<> Console::writeJson(const QJsonObject &document)
{
    return write(QJsonDocument(document).toJson(QJsonDocument::Indented));
}

Result<> Console::flush()
{
    errno = 0;
    if (m_outputIsClosed || std::fflush(stdout) == 0 || errno == EPIPE)
        return {};
    const int reason = errno;
    m_outputIsClosed = true;
    return fail(reason == ENOSPC ? agentops::errors::kDiskFull : agentops::errors::kIo,
                u"cannot write to standard output: "_s
                    + QString::fromLocal8Bit(std::strerror(reason)));
}

void Console::writeError(const QString &line)
{
    const QByteArray bytes = line.toUtf8();
    // There is nobody left to tell when standard error fails.
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

void Console::message(const QString &line)
{
    endProgress();
    writeError(line + u'\n');
}

void Console::step(const QString &line)
{
    if (m_progress == Progress::Hidden)
        return;
    endProgress();
    writeError(line + u'\n');
}

void Console::progress(const QString &phase, const QString &detail)
{
    if (m_progress == Progress::Hidden)
        return;
    if (!m_redraws) {
        if (phase != m_phase)
            writeError(phase + u'\n');
        m_phase = phase;
        return;
    }
    QString line = detail.isEmpty() ? phase : phase + u' ' + detail;
    line.truncate(std::max(1, terminalWidth() - 1));
    writeError(u"\r\x1b[K"_s + line);
    m_lineIsOpen = true;
}

void Console::progressOnTerminal(const QString &text)
{
    if (m_redraws)
        progress(text);
}

void Console::endProgress()
{
    if (m_lineIsOpen)
        writeError(u"\r\x1b[K"_s);
    m_lineIsOpen = false;
    m_phase.clear();
}

QString Console::coloredOutput(Color color, const QString &text) const
{
    return colored(isColorWanted(Stream::Output), color, text);
}

QString Console::coloredMessage(Color color, const QString &text) const
{
    return colored(isColorWanted(Stream::Errors), color, text);
}

} // namespace agentops::cli
