// SPDX-License-Identifier: GPL-3.0-or-later
#include "peerpages.h"

#include "benchgraph.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::bench {

namespace {

const QString kSubject = u"graph"_s;

QJsonArray toJson(QPoint point)
{
    return {point.x(), point.y()};
}

} // namespace

Result<QJsonObject> PeerPages::ask(const QJsonObject &question)
{
    if (m_missing)
        return fail(*m_missing);
    if (!m_driver) {
        const auto started = [&]() -> Result<> {
            AO_TRY(const QString modules, peerModules(kSubject));
            AO_TRY(m_driver,
                   Peer::start(u"node"_s, {peerScripts(kSubject) + u"/drive.mjs"_s, modules}));
            AO_CHECK(m_driver->ask({{u"do"_s, u"about"_s}}));
            return {};
        }();
        if (!started) {
            m_missing = started.error();
            m_driver.reset();
            return fail(*m_missing);
        }
    }
    return m_driver->ask(question);
}

Result<> PeerPages::load(const QString &page, int nodeCount)
{
    QFile file(m_folder.filePath(u"%1.json"_s.arg(nodeCount)));
    if (!file.exists()) {
        if (!file.open(QIODevice::WriteOnly)
            || file.write(peerDocument(benchDocument(nodeCount))) < 0)
            return fail(errors::kInternal, u"its document cannot be written"_s);
        file.close();
    }
    AO_CHECK(ask({{u"do"_s, u"load"_s}, {u"page"_s, page}, {u"file"_s, file.fileName()}}));
    ui::scene::Viewport viewport;
    viewport.panBy(kEmptyPlaceInView - emptyPlace(nodeCount));
    return show(viewport);
}

Result<> PeerPages::show(const ui::scene::Viewport &viewport)
{
    AO_CHECK(ask({{u"do"_s, u"show"_s},
                  {u"x"_s, -viewport.offset().x()},
                  {u"y"_s, -viewport.offset().y()},
                  {u"zoom"_s, viewport.scale()}}));
    return {};
}

Result<> PeerPages::select(const QList<workflow::NodeId> &nodes)
{
    QJsonArray ids;
    for (const workflow::NodeId &node : nodes)
        ids.append(node.text());
    AO_CHECK(ask({{u"do"_s, u"select"_s}, {u"ids"_s, ids}, {u"drag"_s, ids.first()}}));
    return {};
}

Result<Sample> PeerPages::open()
{
    AO_TRY(const double milliseconds, field(ask({{u"do"_s, u"open"_s}}), u"ms"_s));
    return Sample{.cost = milliseconds};
}

Result<Sample> PeerPages::drag(const Drag &drag)
{
    AO_TRY(const QJsonObject answer,
           ask({{u"do"_s, u"drag"_s},
                {u"from"_s, toJson(drag.from)},
                {u"to"_s, toJson(drag.to)},
                {u"moves"_s, drag.moves}}));
    Sample sample{.cost = answer.value("cpuMs"_L1).toDouble() / drag.moves};
    for (const QJsonValue latency : answer.value("latencies"_L1).toArray())
        sample.latencies.push_back(latency.toDouble());
    return sample;
}

Result<double> PeerPages::privateMegabytes()
{
    return field(ask({{u"do"_s, u"memory"_s}}), u"privateMb"_s);
}

Result<QString> PeerPages::about()
{
    AO_TRY(const QJsonObject answer, ask({{u"do"_s, u"about"_s}}));
    return u"%1, compositing %2, rasterization %3"_s.arg(
        answer.value("browser"_L1).toString(), answer.value("compositing"_L1).toString(),
        answer.value("rasterization"_L1).toString());
}

} // namespace agentops::bench
