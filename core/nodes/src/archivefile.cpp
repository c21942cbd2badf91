// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/archivefile.h>

#include <agentops/base/file.h>
#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QScopeGuard>

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

constexpr qsizetype kBlockBytes = 64 * 1024;

struct FreeReader
{
    void operator()(archive *reader) const noexcept { archive_read_free(reader); }
};
struct FreeWriter
{
    void operator()(archive *writer) const noexcept { archive_write_free(writer); }
};
struct FreeEntry
{
    void operator()(archive_entry *entry) const noexcept { archive_entry_free(entry); }
};
using Reader = std::unique_ptr<archive, FreeReader>;
using Writer = std::unique_ptr<archive, FreeWriter>;
using Entry = std::unique_ptr<archive_entry, FreeEntry>;

/// The library's codes in words of this module.
Result<> call(int code, archive *handle, const QString &path)
{
    // A warning is about times and names that only matter elsewhere.
    if (code == ARCHIVE_OK || code == ARCHIVE_WARN)
        return {};
    const char *text = archive_error_string(handle);
    return fail(Error(errors::kBadArchive, QString::fromUtf8(text ? text : "the archive is broken"))
                    .with(u"file"_s, path));
}

Result<> addFile(archive *writer, const QString &archivePath, const QString &name,
                 const QString &path, const CancelToken &token, ArchiveSummary &summary)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(fileError(file, u"cannot read"_s));
    const qint64 size = file.size();
    const Entry entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), name.toUtf8().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), QFileInfo(path).isExecutable() ? 0755 : 0644);
    archive_entry_set_mtime(entry.get(), QFileInfo(path).lastModified().toSecsSinceEpoch(), 0);
    archive_entry_set_size(entry.get(), size);
    AO_CHECK(call(archive_write_header(writer, entry.get()), writer, archivePath));
    qint64 left = size;
    while (left > 0) {
        AO_CHECK(token.check());
        const QByteArray block = file.read(std::min<qint64>(left, kBlockBytes));
        if (block.isEmpty())
            return fail(fileError(file, u"the file became shorter while it was packed"_s));
        const la_ssize_t written =
            archive_write_data(writer, block.constData(), size_t(block.size()));
        if (written < 0)
            return call(int(written), writer, archivePath);
        left -= block.size();
    }
    ++summary.fileCount;
    summary.sizeBytes += size;
    return {};
}

Result<> prepareWriter(archive *writer, ArchiveFormat format, const QString &path)
{
    if (format == ArchiveFormat::Zip) {
        AO_CHECK(call(archive_write_set_format_zip(writer), writer, path));
        return call(archive_write_set_options(writer, "zip:hdrcharset=UTF-8"), writer, path);
    }
    AO_CHECK(call(archive_write_set_format_pax_restricted(writer), writer, path));
    AO_CHECK(call(archive_write_set_options(writer, "hdrcharset=UTF-8"), writer, path));
    const int code = format == ArchiveFormat::TarGz ? archive_write_add_filter_gzip(writer)
                                                    : archive_write_add_filter_xz(writer);
    return call(code, writer, path);
}

std::unexpected<Error> unsafe(const QString &path, const QString &what)
{
    return fail(Error(errors::kUnsafeArchive, u"the archive has %1: %2"_s.arg(what, path))
                    .with(u"path"_s, path));
}

/// The name of an entry without a slash at its end, if it may lie below a folder.
Result<QString> safeName(archive_entry *entry)
{
    const char *utf8 = archive_entry_pathname_utf8(entry);
    const char *bytes = utf8 ? utf8 : archive_entry_pathname(entry);
    const QString name = QString::fromUtf8(bytes ? bytes : "");
    const bool isRooted = name.startsWith(u'/') || name.contains(u'\\') || name.contains(u':');
    QStringList segments = name.split(u'/', Qt::SkipEmptyParts);
    segments.removeAll(u"."_s);
    if (isRooted || segments.contains(u".."_s))
        return unsafe(name, u"a path that leads out of the folder"_s);
    return segments.join(u'/');
}

class Extraction
{
public:
    Extraction(QString archivePath, QString directory, ExtractLimits limits,
               const CancelToken &token)
        : m_archivePath(std::move(archivePath))
        , m_directory(std::move(directory))
        , m_limits(limits)
        , m_token(token)
    { }

    Result<ArchiveSummary> extract()
    {
        AO_CHECK(open());
        for (;;) {
            AO_CHECK(m_token.check());
            archive_entry *entry = nullptr;
            const int code = archive_read_next_header(m_reader.get(), &entry);
            if (code == ARCHIVE_EOF)
                break;
            AO_CHECK(call(code, m_reader.get(), m_archivePath));
            AO_CHECK(take(entry));
        }
        // Only now: nothing is ever written through a link of the archive.
        for (const auto &[path, target] : std::as_const(m_links))
            AO_CHECK(makeLink(path, target));
        return m_summary;
    }

private:
    Result<> open()
    {
        archive *const reader = m_reader.get();
        // Not all that the library knows: some of its filters start programs.
        for (const auto &support :
             {archive_read_support_format_zip, archive_read_support_format_tar,
              archive_read_support_filter_gzip, archive_read_support_filter_xz,
              archive_read_support_filter_bzip2, archive_read_support_filter_zstd})
            support(reader);
        return call(archive_read_open_filename(reader, QFile::encodeName(m_archivePath).constData(),
                                               kBlockBytes),
                    reader, m_archivePath);
    }

    Result<> take(archive_entry *entry)
    {
        AO_TRY(const QString name, safeName(entry));
        if (name.isEmpty())
            return {};
        if (++m_entryCount > m_limits.maxFiles)
            return fail(Error(errors::kArchiveTooLarge, u"the archive has too many files"_s)
                            .with(u"maxFiles"_s, QString::number(m_limits.maxFiles)));
        if (archive_entry_hardlink(entry))
            return unsafe(name, u"a hard link"_s);
        auto path = resolveInside(m_directory, name);
        if (!path)
            return unsafe(name, u"a path through a link that leads out"_s);
        switch (archive_entry_filetype(entry)) {
        case AE_IFDIR:
            return makeFolder(*path);
        case AE_IFREG:
            return writeEntry(entry, *path);
        case AE_IFLNK:
            m_links.append({name, QString::fromUtf8(archive_entry_symlink(entry))});
            return {};
        default:
            return unsafe(name, u"something that is no file"_s);
        }
    }

    static Result<> makeFolder(const QString &path)
    {
        if (!QDir().mkpath(path))
            return fail(
                Error(agentops::errors::kIo, u"the folder cannot be made"_s).with(u"path"_s, path));
        return {};
    }

    Result<> writeEntry(archive_entry *entry, const QString &path)
    {
        AO_CHECK(makeFolder(QFileInfo(path).path()));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return fail(fileError(file, u"cannot write"_s));
        std::array<char, kBlockBytes> block;
        for (;;) {
            AO_CHECK(m_token.check());
            const la_ssize_t size = archive_read_data(m_reader.get(), block.data(), block.size());
            if (size < 0)
                return call(int(size) == ARCHIVE_WARN ? ARCHIVE_FAILED : int(size), m_reader.get(),
                            m_archivePath);
            if (size == 0)
                break;
            m_summary.sizeBytes += size;
            if (m_summary.sizeBytes > m_limits.maxBytes)
                return fail(Error(errors::kArchiveTooLarge, u"the archive holds too much"_s)
                                .with(u"maxBytes"_s, QString::number(m_limits.maxBytes)));
            if (file.write(block.data(), size) != size)
                return fail(fileError(file, u"cannot write"_s));
        }
        auto rights = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
        if (archive_entry_perm(entry) & 0100)
            rights |= QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
        file.setPermissions(rights);
        ++m_summary.fileCount;
        return {};
    }

    Result<> makeLink(const QString &name, const QString &target)
    {
        const auto folder = resolveInside(m_directory, QFileInfo(name).path());
        // Behind a link ".." means something else than it says.
        const QStringList segments = target.split(u'/', Qt::SkipEmptyParts);
        const auto firstName = std::ranges::find_if(segments, [](const QString &segment) {
            return segment != ".."_L1 && segment != "."_L1;
        });
        const bool isPlain = std::find(firstName, segments.end(), u".."_s) == segments.end();
        const bool isInside = folder && !QDir::isAbsolutePath(target)
            && resolveInside(m_directory, *folder + u'/' + target).has_value();
        if (target.isEmpty() || !isPlain || !isInside)
            return unsafe(name, u"a link that leads out of the folder"_s);
        AO_CHECK(makeFolder(*folder));
        const QString path = *folder + u'/' + QFileInfo(name).fileName();
        QFile::remove(path);
        if (!QFile::link(target, path))
            return fail(
                Error(agentops::errors::kIo, u"the link cannot be made"_s).with(u"path"_s, path));
        ++m_summary.fileCount;
        return {};
    }

    QString m_archivePath;
    QString m_directory;
    ExtractLimits m_limits;
    CancelToken m_token;
    Reader m_reader{archive_read_new()};
    QList<std::pair<QString, QString>> m_links;
    ArchiveSummary m_summary;
    qsizetype m_entryCount = 0;
};

} // namespace

Result<ArchiveFormat> archiveFormatOf(const QString &fileName)
{
    const QString name = fileName.toLower();
    if (name.endsWith(".zip"_L1))
        return ArchiveFormat::Zip;
    if (name.endsWith(".tar.gz"_L1) || name.endsWith(".tgz"_L1))
        return ArchiveFormat::TarGz;
    if (name.endsWith(".tar.xz"_L1) || name.endsWith(".txz"_L1))
        return ArchiveFormat::TarXz;
    return fail(Error(errors::kBadParameter, u"the name must end in .zip, .tar.gz or .tar.xz"_s)
                    .with(u"parameter"_s, u"archive"_s));
}

Result<ArchiveSummary> createArchive(const QString &archive, ArchiveFormat format,
                                     const QString &directory, const QStringList &files,
                                     const CancelToken &token)
{
    const QString part = archive + u".part"_s;
    auto removePart = qScopeGuard([&part] { QFile::remove(part); });
    Writer writer(archive_write_new());
    AO_CHECK(prepareWriter(writer.get(), format, archive));
    AO_CHECK(call(archive_write_open_filename(writer.get(), QFile::encodeName(part).constData()),
                  writer.get(), archive));
    ArchiveSummary summary;
    for (const QString &name : files)
        AO_CHECK(addFile(writer.get(), archive, name, directory + u'/' + name, token, summary));
    AO_CHECK(call(archive_write_close(writer.get()), writer.get(), archive));
    writer.reset();
    QFile::remove(archive);
    if (!QFile::rename(part, archive))
        return fail(Error(agentops::errors::kIo, u"the archive cannot be put in its place"_s)
                        .with(u"file"_s, archive));
    removePart.dismiss();
    return summary;
}

Result<ArchiveSummary> extractArchive(const QString &archive, const QString &directory,
                                      ExtractLimits limits, const CancelToken &token)
{
    if (!QFileInfo::exists(archive))
        return fail(Error(agentops::errors::kNotFound, u"there is no such archive"_s)
                        .with(u"file"_s, archive));
    if (!QDir().mkpath(directory))
        return fail(Error(agentops::errors::kIo, u"the folder cannot be made"_s)
                        .with(u"path"_s, directory));
    return Extraction(archive, directory, limits, token).extract();
}

} // namespace agentops::nodes
