// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtClassHelperMacros>

namespace agentops::testsupport {

/// As long as it lives, the rights of files hold for this thread even where the tests run as root.
class PlainUser
{
public:
    PlainUser();
    ~PlainUser();
    Q_DISABLE_COPY_MOVE(PlainUser)
};

} // namespace agentops::testsupport
