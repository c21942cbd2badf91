// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>

#include <QtCore/QStringList>

namespace agentops::nodes {

enum class ArchiveFormat { Zip, TarGz, TarXz };

/// By the end of the name: .zip, .tar.gz, .tgz, .tar.xz, .txz.
/// Errors: nodes.bad_parameter.
Result<ArchiveFormat> archiveFormatOf(const QString &fileName);

struct ArchiveSummary
{
    qsizetype fileCount = 0;
    /// Of the files, unpacked.
    qint64 sizeBytes = 0;
};

/// Packs files of a folder under their relative paths, links as what they point to; the archive
/// appears when it is whole.
/// Errors: nodes.bad_archive, base.io. Cancel: between blocks.
Result<ArchiveSummary> createArchive(const QString &archive, ArchiveFormat format,
                                     const QString &directory, const QStringList &files,
                                     const CancelToken &token);

struct ExtractLimits
{
    qint64 maxBytes;
    qsizetype maxFiles;
};

/// Unpacks zip and tar into a folder. Nothing is written outside of it: an entry with another root
/// or `..`, a link that leads out, a hard link or a device makes it an error. Files that are there
/// are replaced; what was unpacked before a failure stays.
/// Errors: nodes.bad_archive, nodes.unsafe_archive (context "path"), nodes.archive_too_large,
/// base.io. Cancel: between blocks.
Result<ArchiveSummary> extractArchive(const QString &archive, const QString &directory,
                                      ExtractLimits limits, const CancelToken &token);

} // namespace agentops::nodes
