// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace agentops::cli {

enum class Color { None, Red, Green, Yellow, Blue, Dim, Bold };

/// What the program says: results on standard output, messages and progress on standard error.
/// Thread: main. A reader that closed its end is no failure: what is left is dropped.
class Console
{
public:
    enum class Format { Text, Json };
    enum class Progress { Shown, Hidden };

    Console(Format format, Progress progress);
    ~Console();

    bool isJson() const { return m_format == Format::Json; }
    bool isProgressShown() const { return m_progress == Progress::Shown; }

    /// Writes a part of the result as it is. Errors: base.disk_full, base.io.
    Result<> write(const QByteArray &bytes);
    /// Writes a part of the result and a line feed.
    Result<> writeLine(const QString &line);
    /// Writes the one document of --json.
    Result<> writeJson(const QJsonObject &document);
    /// Makes sure that everything written so far has arrived. Errors: as write().
    Result<> flush();

    /// A line for the person at the terminal.
    void message(const QString &line);
    /// What is going on: one line that is drawn again on a terminal, else one line per new phase,
    /// without the detail.
    void progress(const QString &phase, const QString &detail = {});
    /// The same, for what is worth a terminal's redrawn line but not a line of a file.
    void progressOnTerminal(const QString &text);
    /// A step that a person wants to see even when standard error is a file.
    void step(const QString &line);
    void endProgress();

    /// The text in colour when standard output, or standard error, shows colours.
    QString coloredOutput(Color color, const QString &text) const;
    QString coloredMessage(Color color, const QString &text) const;

private:
    void writeError(const QString &line);

    Format m_format;
    Progress m_progress;
    bool m_redraws = false;
    bool m_lineIsOpen = false;
    bool m_outputIsClosed = false;
    QString m_phase;
};

} // namespace agentops::cli
