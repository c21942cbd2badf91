// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes as an archive. Whatever comes of it, nothing is beside the folder that it is
// unpacked into, no link in it leads out, and no more is unpacked than may be.
#include <agentops/nodes/archivefile.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <cstdint>
#include <cstdlib>

using namespace agentops;
using namespace Qt::StringLiterals;

namespace {

constexpr nodes::ExtractLimits kLimits{.maxBytes = 256 * 1024, .maxFiles = 64};

void checkInside(const QString &directory)
{
    QDirIterator entries(directory,
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    qint64 sizeBytes = 0;
    while (entries.hasNext()) {
        const QFileInfo entry = entries.nextFileInfo();
        if (entry.isSymLink()) {
            const QString target = QDir::cleanPath(entry.symLinkTarget());
            if (target != directory && !target.startsWith(directory + u'/'))
                std::abort();
        } else if (entry.isFile()) {
            sizeBytes += entry.size();
        }
    }
    if (sizeBytes > kLimits.maxBytes)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QTemporaryDir top;
    if (!top.isValid())
        std::abort();
    const QString archive = top.filePath(u"archive"_s);
    {
        QFile file(archive);
        const auto length = static_cast<qint64>(size);
        if (!file.open(QIODevice::WriteOnly)
            || file.write(reinterpret_cast<const char *>(data), length) != length)
            std::abort();
    }
    const QString directory = top.filePath(u"out"_s);
    const auto unpacked = nodes::extractArchive(archive, directory, kLimits, CancelToken());
    const QStringList beside =
        QDir(top.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDir::Name);
    if (beside != QStringList{u"archive"_s, u"out"_s})
        std::abort();
    checkInside(QDir(directory).canonicalPath());
    if (unpacked
        && (unpacked->fileCount > kLimits.maxFiles || unpacked->sizeBytes > kLimits.maxBytes))
        std::abort();
    return 0;
}
