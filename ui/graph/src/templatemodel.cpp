// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/templatemodel.h>

#include <agentops/ui/graph/graphscene.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/graph/scenesvg.h>
#include <agentops/ui/models/listdiff.h>

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtCore/QUrl>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSourcesKey = "templates/sources"_L1;

/// The first line that says something, without Markdown's marks of a heading.
QString firstLine(const QString &markdown)
{
    for (const QString &line : markdown.split(u'\n')) {
        QString text = line.trimmed();
        while (text.startsWith(u'#'))
            text.removeFirst();
        text = text.trimmed();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

TemplateModel::TemplateModel(const WorkflowServices &services, QObject *parent)
    : QAbstractListModel(parent)
    , m_services(services)
    , m_sources(QSettings().value(kSourcesKey).toStringList())
{
    load(false);
}

TemplateModel::~TemplateModel() = default;

int TemplateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TemplateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const workflow::Document &document = m_listing.templates.at(m_shown.at(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return document.properties.name;
    case DescriptionRole:
        return firstLine(document.properties.description);
    case StepsRole:
        return tr("%n step(s)", nullptr, int(document.nodes.size()));
    case PreviewRole:
        return preview(index.row());
    default:
        return {};
    }
}

QHash<int, QByteArray> TemplateModel::roleNames() const
{
    return {{NameRole, "name"},
            {DescriptionRole, "description"},
            {StepsRole, "steps"},
            {PreviewRole, "preview"}};
}

QString TemplateModel::preview(int row) const
{
    if (!m_theme || !m_units)
        return {};
    const qsizetype index = m_shown.at(row);
    if (const auto drawn = m_previews.constFind(index); drawn != m_previews.constEnd())
        return *drawn;
    GraphScene scene;
    scene.rebuild(m_listing.templates.at(index), *m_services.catalog);
    PictureOptions options;
    options.fonts = PictureFonts::Exact;
    const QString svg =
        QString::fromUtf8(toSvg(scene, GraphStyle::fromTheme(*m_theme), *m_units, options));
    m_previews.insert(index, svg);
    return svg;
}

void TemplateModel::setTheme(theme::Theme *theme)
{
    if (m_theme == theme)
        return;
    if (m_theme)
        m_theme->disconnect(this);
    m_theme = theme;
    if (theme)
        connect(theme, &theme::Theme::changed, this, &TemplateModel::redraw);
    redraw();
    Q_EMIT themeChanged();
}

void TemplateModel::setUnits(theme::Units *units)
{
    if (m_units == units)
        return;
    m_units = units;
    redraw();
    Q_EMIT themeChanged();
}

void TemplateModel::redraw()
{
    m_previews.clear();
    rereadRows(*this);
}

QStringList TemplateModel::sources() const
{
    QStringList names{tr("Examples of this program", "a source of templates")};
    for (const QString &source : m_sources)
        names.append(QDir::isAbsolutePath(source) ? QDir::toNativeSeparators(source) : source);
    return names;
}

void TemplateModel::setSource(int source)
{
    if (source == m_source || source < 0 || source > m_sources.size())
        return;
    m_source = source;
    Q_EMIT sourcesChanged();
    load(false);
}

void TemplateModel::addSource(const QString &folderOrAddress)
{
    QString source = folderOrAddress.trimmed();
    if (source.startsWith("~/"_L1))
        source = QDir::homePath() + source.sliced(1);
    if (source.isEmpty())
        return;
    if (QDir::isAbsolutePath(source))
        source = QDir::cleanPath(source);
    else if (QUrl address(source); !address.password().isEmpty()) {
        // It would be kept and shown; git's credential helper has it.
        address.setPassword({});
        source = address.toString();
    }
    if (!m_sources.contains(source)) {
        m_sources.append(source);
        remember();
    }
    m_source = int(m_sources.indexOf(source)) + 1;
    Q_EMIT sourcesChanged();
    load(false);
}

void TemplateModel::addFolder(const QUrl &folder)
{
    if (folder.isLocalFile())
        addSource(folder.toLocalFile());
}

void TemplateModel::removeSource()
{
    if (m_source == 0)
        return;
    m_sources.removeAt(m_source - 1);
    remember();
    m_source = 0;
    Q_EMIT sourcesChanged();
    load(false);
}

void TemplateModel::remember() const
{
    QSettings().setValue(kSourcesKey, m_sources);
}

void TemplateModel::refresh()
{
    load(true);
}

void TemplateModel::load(bool isFetched)
{
    m_loading.cancel();
    m_loading.reset();
    show({});
    if (m_source == 0) {
        TemplateListing examples;
        for (const workflow::Document &example : m_services.examples)
            examples.templates.append(translatedExample(example));
        show(std::move(examples));
        return;
    }
    if (!m_services.authoring.readTemplates)
        return;
    const QString source = m_sources.at(m_source - 1);
    m_loading.run(
        tr("Reading the templates of %1").arg(sources().at(m_source)),
        [&](CancelToken token) {
            return m_services.authoring.readTemplates(source, isFetched, token);
        },
        [this](const TemplateListing &listing) { show(listing); });
}

void TemplateModel::show(TemplateListing listing)
{
    m_listing = std::move(listing);
    m_previews.clear();
    filter();
}

void TemplateModel::setSearch(const QString &search)
{
    if (m_search == search)
        return;
    m_search = search;
    filter();
}

void TemplateModel::filter()
{
    beginResetModel();
    m_shown.clear();
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < m_listing.templates.size(); ++i) {
        const auto &properties = m_listing.templates.at(i).properties;
        const QString text = properties.name + u'\n' + properties.description;
        if (std::ranges::all_of(words, [&text](const QString &word) {
                return text.contains(word, Qt::CaseInsensitive);
            }))
            m_shown.append(i);
    }
    endResetModel();
    Q_EMIT shownChanged();
}

void TemplateModel::use(int row)
{
    if (row >= 0 && row < count())
        Q_EMIT chosen(m_listing.templates.at(m_shown.at(row)));
}

void TemplateModel::retranslate()
{
    if (m_source == 0)
        load(false);
    else
        rereadRows(*this);
    Q_EMIT sourcesChanged();
}

} // namespace agentops::ui::graph
