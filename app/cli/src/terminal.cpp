// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#include <QtCore/QByteArray>
#include <QtCore/QtEnvironmentVariables>
#include <QtCore/qsystemdetection.h>

#include <csignal>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace agentops::cli {

namespace {

constexpr int kUsualWidth = 80;

bool isAttached(Stream stream)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stream == Stream::Output ? stdout : stderr)) != 0;
#else
    return isatty(stream == Stream::Output ? STDOUT_FILENO : STDERR_FILENO) == 1;
#endif
}

} // namespace

bool isTerminal(Stream stream)
{
    return isAttached(stream) && qgetenv("TERM") != QByteArrayView("dumb");
}

bool isInputTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdin)) != 0;
#else
    return isatty(STDIN_FILENO) == 1;
#endif
}

int terminalWidth()
{
#ifndef Q_OS_WIN
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
#endif
    return kUsualWidth;
}

bool isColorWanted(Stream stream)
{
    return isTerminal(stream) && qEnvironmentVariableIsEmpty("NO_COLOR");
}

void ignoreClosedPipes()
{
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

} // namespace agentops::cli
