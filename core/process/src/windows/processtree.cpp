// SPDX-License-Identifier: GPL-3.0-or-later
// Windows: a named job object holds the process and everything it starts from its first moment on.
// The system ends the job when our last handle to it closes, so a killed program leaves no orphans.
// Not compiled on the machines this was written on.
#include "../processtree.h"

#include <QtCore/QProcess>

#include <qt_windows.h>

#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace agentops::process::tree {

namespace {

/// The room for process numbers that is tried first.
constexpr size_t kFirstCapacity = 256;

class Handle
{
public:
    explicit Handle(HANDLE handle) : m_handle(handle) { }
    ~Handle()
    {
        if (m_handle)
            CloseHandle(m_handle);
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    HANDLE get() const { return m_handle; }
    explicit operator bool() const { return m_handle != nullptr; }

private:
    HANDLE m_handle;
};

std::wstring jobName(const QString &marker)
{
    return (u"Local\\AgentOps-"_s + marker).toStdWString();
}

/// The job and what CreateProcess needs to start a process inside it.
class Job
{
public:
    explicit Job(const QString &marker)
        : m_handle(CreateJobObjectW(nullptr, jobName(marker).c_str()))
        , m_job(m_handle.get())
    {
        JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
        SetInformationJobObject(m_job, JobObjectExtendedLimitInformation, &limits, sizeof(limits));

        SIZE_T size = 0;
        InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
        m_attributes.resize(size);
        m_startup.lpAttributeList = list();
        InitializeProcThreadAttributeList(list(), 1, 0, &size);
        UpdateProcThreadAttribute(list(), 0, PROC_THREAD_ATTRIBUTE_JOB_LIST, &m_job, sizeof(m_job),
                                  nullptr, nullptr);
    }
    ~Job() { DeleteProcThreadAttributeList(list()); }
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;

    void enter(QProcess::CreateProcessArguments *arguments)
    {
        m_startup.StartupInfo = *reinterpret_cast<STARTUPINFOW *>(arguments->startupInfo);
        m_startup.StartupInfo.cb = sizeof(m_startup);
        arguments->startupInfo = reinterpret_cast<Q_STARTUPINFO *>(&m_startup);
        arguments->flags |= EXTENDED_STARTUPINFO_PRESENT | CREATE_NEW_PROCESS_GROUP;
    }

private:
    LPPROC_THREAD_ATTRIBUTE_LIST list()
    {
        return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(m_attributes.data());
    }

    Handle m_handle;
    HANDLE m_job;
    std::vector<unsigned char> m_attributes;
    STARTUPINFOEXW m_startup{};
};

Handle openJob(const ProcessIdentity &identity)
{
    return Handle(OpenJobObjectW(JOB_OBJECT_QUERY | JOB_OBJECT_TERMINATE, FALSE,
                                 jobName(identity.marker).c_str()));
}

} // namespace

std::shared_ptr<void> prepare(QProcess &process, const QString &marker)
{
    auto job = std::make_shared<Job>(marker);
    process.setCreateProcessArgumentsModifier(
        [job](QProcess::CreateProcessArguments *arguments) { job->enter(arguments); });
    return job;
}

QString startTimeOf(qint64 pid)
{
    const Handle process(
        OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(pid)));
    FILETIME created{};
    FILETIME exited{};
    FILETIME kernel{};
    FILETIME user{};
    if (!process || !GetProcessTimes(process.get(), &created, &exited, &kernel, &user))
        return {};
    const quint64 time = (quint64(created.dwHighDateTime) << 32) | created.dwLowDateTime;
    return QString::number(time);
}

bool isRunning(qint64 pid)
{
    const Handle process(
        OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(pid)));
    DWORD exitCode = 0;
    return process && GetExitCodeProcess(process.get(), &exitCode) && exitCode == STILL_ACTIVE;
}

Members membersOf(const ProcessIdentity &identity, Knowledge)
{
    const Handle job = openJob(identity);
    if (!job)
        return {};
    for (size_t capacity = kFirstCapacity;; capacity *= 2) {
        const size_t size = sizeof(JOBOBJECT_BASIC_PROCESS_ID_LIST) + capacity * sizeof(ULONG_PTR);
        std::vector<unsigned char> room(size);
        auto *list = reinterpret_cast<JOBOBJECT_BASIC_PROCESS_ID_LIST *>(room.data());
        if (QueryInformationJobObject(job.get(), JobObjectBasicProcessIdList, list,
                                      static_cast<DWORD>(size), nullptr)) {
            Members members;
            for (DWORD i = 0; i < list->NumberOfProcessIdsInList; ++i)
                members.pids.append(static_cast<qint64>(list->ProcessIdList[i]));
            return members;
        }
        if (GetLastError() != ERROR_MORE_DATA)
            return {};
    }
}

void end(const ProcessIdentity &identity, Knowledge, Ending ending)
{
    if (ending == Ending::Ask) {
        // Reaches console programs that share our console; the others wait for the force. Group 0
        // is everything that shares it, us included.
        if (identity.pid > 0)
            GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, static_cast<DWORD>(identity.pid));
        return;
    }
    const Handle job = openJob(identity);
    if (job)
        TerminateJobObject(job.get(), 1);
}

} // namespace agentops::process::tree
