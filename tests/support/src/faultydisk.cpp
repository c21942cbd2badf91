// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/faultydisk.h>

#include <QtCore/QByteArray>
#include <QtCore/QFile>

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <utility>
#include <vector>

// A layer between SQLite and its own file system. Source: https://sqlite.org/vfs.html
namespace agentops::testsupport {

namespace {

/// What a disk writes whole, or not at all.
constexpr qint64 kSectorBytes = 512;

struct Operation
{
    enum class Kind { Create, Write, Truncate, Delete };
    Kind kind = Kind::Write;
    /// Of a truncation: the new size.
    qint64 offset = 0;
    QByteArray data;

    bool isOfTheName() const { return kind == Kind::Create || kind == Kind::Delete; }
};

/// What a file holds for certain, and what has been done to it since.
struct Image
{
    bool exists = false;
    QByteArray content;
    std::vector<Operation> unsynced;

    void apply(const Operation &operation)
    {
        exists = operation.kind != Operation::Kind::Delete;
        if (operation.isOfTheName())
            content.clear();
        else if (operation.kind == Operation::Kind::Truncate)
            content.resize(operation.offset, '\0');
        else
            write(operation.offset, operation.data);
    }

    void write(qint64 offset, QByteArrayView data)
    {
        content.resize(std::max(content.size(), offset + data.size()), '\0');
        std::ranges::copy(data, content.begin() + offset);
    }

    void sync()
    {
        for (const Operation &operation : unsynced)
            apply(operation);
        unsynced.clear();
    }

    /// Its folder has been synced: whether it is there is certain, what is in it is not.
    void syncName()
    {
        const auto last =
            std::ranges::find_if(unsynced.rbegin(), unsynced.rend(), &Operation::isOfTheName);
        if (last == unsynced.rend())
            return;
        apply(*last);
        unsynced.erase(unsynced.begin(), last.base());
    }
};

/// Which of the operations that were never synced a loss of power leaves behind.
class Survival
{
public:
    explicit Survival(unsigned seed) : m_random(seed), m_kind(Kind(m_random() % 4)) { }

    void applyTo(Image &image)
    {
        const size_t count = image.unsynced.size();
        const size_t kept = m_kind == Kind::None ? 0
            : m_kind == Kind::Beginning          ? m_random() % (count + 1)
                                                 : count;
        for (size_t i = 0; i < kept; ++i) {
            const bool isTorn =
                m_kind == Kind::Sectors || (m_kind == Kind::Beginning && i + 1 == kept);
            apply(image, image.unsynced[i], isTorn);
        }
        image.unsynced.clear();
    }

private:
    enum class Kind { None, All, Beginning, Sectors };

    void apply(Image &image, const Operation &operation, bool isTorn)
    {
        if (!isTorn || operation.kind == Operation::Kind::Create)
            return image.apply(operation);
        if (operation.kind != Operation::Kind::Write) {
            if (m_random() % 2)
                image.apply(operation);
            return;
        }
        image.exists = true;
        for (qint64 at = 0; at < operation.data.size();) {
            // Sectors lie where they lie, wherever the write began.
            const qint64 place = operation.offset + at;
            const qint64 size =
                std::min(kSectorBytes - place % kSectorBytes, operation.data.size() - at);
            if (m_random() % 2)
                image.write(place, QByteArrayView(operation.data).sliced(at, size));
            at += size;
        }
    }

    std::mt19937 m_random;
    Kind m_kind;
};

struct File
{
    sqlite3_file base;
    FaultyDisk::Private *disk;
    Image *image;
    sqlite3_file *below;
    /// A new journal: SQLite syncs the folder with it the first time.
    bool syncsFolder;
};

} // namespace

class FaultyDisk::Private
{
public:
    /// SQLITE_OK when the operation may be done.
    int pass(int failure)
    {
        ++count;
        const bool isDue = fault != Fault::None
            && (fault == Fault::IoErrorOnce ? count == boundary : count >= boundary);
        if (!isDue)
            return SQLITE_OK;
        hasStruck = true;
        if (fault != Fault::Full)
            return failure;
        return failure == SQLITE_IOERR_WRITE ? SQLITE_FULL : SQLITE_OK;
    }

    void syncFolder()
    {
        for (auto &[path, image] : images)
            image.syncName();
    }

    std::mutex mutex; // guards what follows, in the images too
    std::map<std::string, Image> images;
    Fault fault = Fault::None;
    qint64 boundary = 0;
    qint64 count = 0;
    bool hasStruck = false;

    sqlite3_vfs *below = nullptr;
    sqlite3_vfs own{};
};

namespace {

FaultyDisk::Private *diskOf(sqlite3_vfs *vfs)
{
    return static_cast<FaultyDisk::Private *>(vfs->pAppData);
}

File *fileOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

/// One boundary: `operation` happens unless the fault comes here.
template<typename F>
int change(File *file, int failure, Operation operation, F &&below)
{
    const std::lock_guard lock(file->disk->mutex);
    if (const int code = file->disk->pass(failure); code != SQLITE_OK)
        return code;
    const int code = below();
    if (code == SQLITE_OK)
        file->image->unsynced.push_back(std::move(operation));
    return code;
}

int closeFile(sqlite3_file *file)
{
    return fileOf(file)->below->pMethods->xClose(fileOf(file)->below);
}

int writeFile(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    sqlite3_file *below = fileOf(file)->below;
    return change(
        fileOf(file), SQLITE_IOERR_WRITE,
        {Operation::Kind::Write, offset, QByteArray(static_cast<const char *>(data), size)},
        [&] { return below->pMethods->xWrite(below, data, size, offset); });
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    sqlite3_file *below = fileOf(file)->below;
    return change(fileOf(file), SQLITE_IOERR_TRUNCATE, {Operation::Kind::Truncate, size, {}},
                  [&] { return below->pMethods->xTruncate(below, size); });
}

int syncFile(sqlite3_file *file, int)
{
    FaultyDisk::Private *disk = fileOf(file)->disk;
    const std::lock_guard lock(disk->mutex);
    if (const int code = disk->pass(SQLITE_IOERR_FSYNC); code != SQLITE_OK)
        return code;
    fileOf(file)->image->sync();
    if (std::exchange(fileOf(file)->syncsFolder, false))
        disk->syncFolder();
    return SQLITE_OK;
}

/// Hands a call on to the file below.
template<auto Method, typename... A>
int handOn(sqlite3_file *file, A... arguments)
{
    sqlite3_file *below = fileOf(file)->below;
    return (below->pMethods->*Method)(below, arguments...);
}

void shareBarrier(sqlite3_file *file)
{
    fileOf(file)->below->pMethods->xShmBarrier(fileOf(file)->below);
}

using Methods = sqlite3_io_methods;
constexpr Methods kMethods{
    .iVersion = 2,
    .xClose = closeFile,
    .xRead = handOn<&Methods::xRead, void *, int, sqlite3_int64>,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = handOn<&Methods::xFileSize, sqlite3_int64 *>,
    .xLock = handOn<&Methods::xLock, int>,
    .xUnlock = handOn<&Methods::xUnlock, int>,
    .xCheckReservedLock = handOn<&Methods::xCheckReservedLock, int *>,
    .xFileControl = handOn<&Methods::xFileControl, int, void *>,
    .xSectorSize = handOn<&Methods::xSectorSize>,
    .xDeviceCharacteristics = handOn<&Methods::xDeviceCharacteristics>,
    .xShmMap = handOn<&Methods::xShmMap, int, int, int, void volatile **>,
    .xShmLock = handOn<&Methods::xShmLock, int, int, int>,
    .xShmBarrier = shareBarrier,
    .xShmUnmap = handOn<&Methods::xShmUnmap, int>,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

/// A file that is opened for the first time is whole on the disk.
int readWhole(sqlite3_file *file, Image &image)
{
    sqlite3_int64 size = 0;
    if (const int code = file->pMethods->xFileSize(file, &size); code != SQLITE_OK)
        return code;
    image.exists = true;
    image.content.resize(size);
    return size == 0 ? SQLITE_OK : file->pMethods->xRead(file, image.content.data(), int(size), 0);
}

int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    FaultyDisk::Private *disk = diskOf(vfs);
    constexpr int kKept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    if (!name || (flags & kKept) == 0)
        return disk->below->xOpen(disk->below, name, file, flags, outFlags);
    const std::lock_guard lock(disk->mutex);
    auto *below = reinterpret_cast<sqlite3_file *>(fileOf(file) + 1);
    fileOf(file)->base.pMethods = nullptr;
    const bool isNew = !QFile::exists(QString::fromUtf8(name));
    const int code = disk->below->xOpen(disk->below, name, below, flags, outFlags);
    if (code != SQLITE_OK)
        return code;
    const auto [entry, isUnknown] = disk->images.try_emplace(name);
    if (isNew)
        entry->second.unsynced.push_back({Operation::Kind::Create, 0, {}});
    else if (isUnknown)
        readWhole(below, entry->second);
    const bool isJournal = (flags & SQLITE_OPEN_MAIN_DB) == 0;
    *fileOf(file) = {{&kMethods}, disk, &entry->second, below, isNew && isJournal};
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncsFolder)
{
    FaultyDisk::Private *disk = diskOf(vfs);
    const std::lock_guard lock(disk->mutex);
    if (const int code = disk->pass(SQLITE_IOERR_DELETE); code != SQLITE_OK)
        return code;
    const int code = disk->below->xDelete(disk->below, name, 0);
    const auto entry = disk->images.find(name);
    if (code == SQLITE_OK && entry != disk->images.end()) {
        entry->second.unsynced.push_back({Operation::Kind::Delete, 0, {}});
        if (syncsFolder)
            disk->syncFolder();
    }
    return code;
}

int lastError(sqlite3_vfs *vfs, int, char *)
{
    const std::lock_guard lock(diskOf(vfs)->mutex);
    return diskOf(vfs)->fault == FaultyDisk::Fault::Full ? ENOSPC : EIO;
}

/// Hands a call on to the file system below.
template<auto Method, typename R, typename... A>
R passOn(sqlite3_vfs *vfs, A... arguments)
{
    sqlite3_vfs *below = diskOf(vfs)->below;
    return (below->*Method)(below, arguments...);
}

using Vfs = sqlite3_vfs;

} // namespace

FaultyDisk::FaultyDisk() : d(std::make_unique<Private>())
{
    d->below = sqlite3_vfs_find(nullptr);
    d->own = *d->below; // loading of extensions is never called
    d->own.pNext = nullptr;
    d->own.zName = "faulty";
    d->own.iVersion = 1;
    d->own.szOsFile = int(sizeof(File)) + d->below->szOsFile;
    d->own.pAppData = d.get();
    d->own.xOpen = openFile;
    d->own.xDelete = deleteFile;
    d->own.xAccess = passOn<&Vfs::xAccess, int, const char *, int, int *>;
    d->own.xFullPathname = passOn<&Vfs::xFullPathname, int, const char *, int, char *>;
    d->own.xRandomness = passOn<&Vfs::xRandomness, int, int, char *>;
    d->own.xSleep = passOn<&Vfs::xSleep, int, int>;
    d->own.xCurrentTime = passOn<&Vfs::xCurrentTime, int, double *>;
    d->own.xGetLastError = lastError;
    sqlite3_vfs_register(&d->own, 1);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(&d->own);
    sqlite3_vfs_register(d->below, 1);
}

void FaultyDisk::arm(Fault fault, qint64 boundary)
{
    const std::lock_guard lock(d->mutex);
    d->fault = fault;
    d->boundary = boundary;
    d->count = 0;
    d->hasStruck = false;
}

qint64 FaultyDisk::count() const
{
    const std::lock_guard lock(d->mutex);
    return d->count;
}

bool FaultyDisk::hasStruck() const
{
    const std::lock_guard lock(d->mutex);
    return d->hasStruck;
}

bool FaultyDisk::isCut() const
{
    const std::lock_guard lock(d->mutex);
    return d->hasStruck && d->fault == Fault::Cut;
}

void FaultyDisk::restart(Loss loss, unsigned seed)
{
    repair();
    const std::lock_guard lock(d->mutex);
    Survival survival(seed);
    for (auto &[path, image] : d->images) {
        if (loss == Loss::Program)
            image.sync();
        else
            survival.applyTo(image);
        QFile file(QString::fromStdString(path));
        if (!image.exists)
            file.remove();
        else if (!file.open(QIODevice::WriteOnly) || file.write(image.content) < 0)
            qFatal("%s", qPrintable(file.errorString()));
    }
}

} // namespace agentops::testsupport
