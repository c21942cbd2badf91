// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/localconfig.h>

#include "gitcall.h"

using namespace Qt::StringLiterals;

namespace agentops::git {

namespace {

Result<OwnedConfig> openLocal(const Repository &repository)
{
    OwnedConfig all;
    AO_CHECK(call(git_repository_config(std::out_ptr(all), repository.handle()),
                  u"cannot read the configuration"_s));
    OwnedConfig local;
    AO_CHECK(call(git_config_open_level(std::out_ptr(local), all.get(), GIT_CONFIG_LEVEL_LOCAL),
                  u"cannot read the configuration of the repository"_s));
    return local;
}

} // namespace

std::optional<QString> localConfigValue(const Repository &repository, const QString &name)
{
    const Result<OwnedConfig> config = openLocal(repository);
    OwnedBuffer value;
    if (!config || git_config_get_string_buf(&value, config->get(), name.toUtf8().constData()) < 0)
        return std::nullopt;
    return QString::fromUtf8(value.toByteArray());
}

Result<QMap<QString, QStringList>> localConfig(const Repository &repository)
{
    AO_TRY(const OwnedConfig config, openLocal(repository));
    Owned<git_config_iterator, git_config_iterator_free> iterator;
    AO_CHECK(call(git_config_iterator_new(std::out_ptr(iterator), config.get()),
                  u"cannot read the configuration of the repository"_s));
    QMap<QString, QStringList> values;
    for (;;) {
        git_config_entry *entry = nullptr;
        const int code = git_config_next(&entry, iterator.get());
        if (code == GIT_ITEROVER)
            break;
        AO_CHECK(call(code, u"cannot read the configuration of the repository"_s));
        values[QString::fromUtf8(entry->name)].append(QString::fromUtf8(entry->value));
    }
    return values;
}

Result<> setLocalConfigValue(const Repository &repository, const QString &name,
                             const std::optional<QString> &value)
{
    AO_TRY(const OwnedConfig config, openLocal(repository));
    const QByteArray key = name.toUtf8();
    if (value) {
        return call(
            git_config_set_string(config.get(), key.constData(), value->toUtf8().constData()),
            u"cannot set %1"_s.arg(name));
    }
    const int code = git_config_delete_entry(config.get(), key.constData());
    return code == GIT_ENOTFOUND ? Result<>() : call(code, u"cannot remove %1"_s.arg(name));
}

} // namespace agentops::git
