// SPDX-License-Identifier: GPL-3.0-or-later
#include "outputfile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#include <cerrno>

namespace agentops::cli {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> failedFile(const QString &what, const QString &path, const QFileDevice &file,
                                  int reason)
{
    const auto code = [&]() -> ErrorCode {
        if (reason == ENOSPC || reason == EDQUOT)
            return errors::kDiskFull;
        if (reason == EACCES || reason == EPERM || reason == EROFS)
            return errors::kPermissionDenied;
        return reason == ENOENT ? errors::kNotFound : errors::kIo;
    };
    return fail(code(), u"cannot %1 %2: %3"_s.arg(what, path, file.errorString()));
}

} // namespace

Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return failedFile(u"write"_s, path, file, errno);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return failedFile(u"write"_s, path, file, errno);
    return {};
}

Result<QByteArray> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(errors::kNotFound, u"there is no file %1"_s.arg(path));
    if (info.isDir())
        return fail(errors::kInvalidArgument, u"%1 is a folder, not a file"_s.arg(path));
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return failedFile(u"read"_s, path, file, errno);
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failedFile(u"read"_s, path, file, errno);
    return bytes;
}

} // namespace agentops::cli
