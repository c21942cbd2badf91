// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/plainuser.h>

#include <QtCore/QtGlobal>

#ifdef Q_OS_LINUX
#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#endif

namespace agentops::testsupport {

#ifdef Q_OS_LINUX

/// Root passes the rights of files by two capabilities; what is permitted may come back later.
static void setOverridesRights(bool overrides)
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> data{};
    if (syscall(SYS_capget, &header, data.data()) != 0)
        qFatal("cannot read the capabilities");
    constexpr quint32 rights = (1U << CAP_DAC_OVERRIDE) | (1U << CAP_DAC_READ_SEARCH);
    data[0].effective =
        overrides ? data[0].effective | (data[0].permitted & rights) : data[0].effective & ~rights;
    if (syscall(SYS_capset, &header, data.data()) != 0)
        qFatal("cannot change the capabilities");
}

PlainUser::PlainUser()
{
    setOverridesRights(false);
}

PlainUser::~PlainUser()
{
    setOverridesRights(true);
}

#else

PlainUser::PlainUser() = default;
PlainUser::~PlainUser() = default;

#endif

} // namespace agentops::testsupport
