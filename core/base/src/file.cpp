// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/file.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#endif

using namespace Qt::StringLiterals;

namespace agentops {

namespace {

constexpr qint64 kPieceBytes = 1 << 20;

ErrorCode codeOf(const QFileDevice &file)
{
    const QFileInfo info(file.fileName());
    switch (file.error()) {
    case QFileDevice::ResourceError:
        return errors::kDiskFull;
    case QFileDevice::PermissionsError:
        return errors::kPermissionDenied;
    case QFileDevice::OpenError:
        return info.exists() ? errors::kPermissionDenied : errors::kNotFound;
    case QFileDevice::WriteError:
        // QSaveFile says this when it may not replace the file.
        return info.exists() && !info.isWritable() ? errors::kPermissionDenied : errors::kIo;
    default:
        return errors::kIo;
    }
}

std::unexpected<Error> failWith(ErrorCode code, const QString &message, const QString &path)
{
    return fail(Error(code, message).with(u"file"_s, path));
}

/// A write that fits in part tells no reason: trying to write the rest does.
bool writeAll(QFileDevice &file, const QByteArray &content)
{
    qsizetype written = 0;
    while (written < content.size()) {
        const qint64 more = file.write(content.constData() + written, content.size() - written);
        if (more <= 0)
            return false;
        written += more;
    }
    return true;
}

} // namespace

Error fileError(const QFileDevice &file, const QString &doing, std::source_location place)
{
    return Error(codeOf(file), doing + ": "_L1 + file.errorString(), place)
        .with(u"file"_s, file.fileName());
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    if (QFileInfo(path).isDir())
        return failWith(errors::kInvalidArgument, u"a directory cannot be read as a file"_s, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(fileError(file, u"cannot read"_s));
    QByteArray content;
    // In pieces: the size of a device or pipe is not known before.
    while (content.size() <= maxBytes) {
        const QByteArray piece = file.read(kPieceBytes);
        if (piece.isEmpty())
            break;
        content += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return fail(fileError(file, u"cannot read"_s));
    if (content.size() > maxBytes)
        return failWith(errors::kInvalidArgument,
                        u"the file is larger than %1 bytes"_s.arg(maxBytes), path);
    return content;
}

Result<> writeFile(const QString &path, const QByteArray &content)
{
    const QFileInfo info(path);
    if (info.isDir())
        return failWith(errors::kInvalidArgument, u"a directory cannot be written as a file"_s,
                        path);
    if (!QFileInfo(info.absolutePath()).isDir())
        return failWith(errors::kNotFound, u"the directory does not exist"_s, path);
    // A pipe or a device is written to, never replaced.
    if (info.exists() && !info.isFile()) {
        QFile stream(path);
        if (!stream.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
            || !writeAll(stream, content))
            return fail(fileError(stream, u"cannot write"_s));
        return {};
    }
    QSaveFile file(path);
    // A buffer would be written when the file is closed, where Qt drops the reason of a failure.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return fail(fileError(file, u"cannot write"_s));
    if (!writeAll(file, content) || !file.commit())
        return fail(fileError(file, u"cannot write"_s));
    return {};
}

Result<> syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        return failWith(errors::kNotFound, u"the directory cannot be opened"_s, path);
    const int synced = ::fsync(folder);
    ::close(folder);
    // Some file systems cannot and say EINVAL.
    if (synced != 0 && errno != EINVAL)
        return failWith(errors::kIo, u"the directory cannot be written to the disk"_s, path);
#else
    Q_UNUSED(path)
#endif
    return {};
}

} // namespace agentops
