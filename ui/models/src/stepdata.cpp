// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/stepdata.h>

#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui {

using workflow::StepPath;
using workflow::StepStatus;

namespace {

/// What a step hands on at a port, those included that every node has.
QJsonValue outputOf(const StepStatus &step, const QString &port)
{
    if (step.outputs.contains(port))
        return step.outputs.value(port);
    if (port == "done"_L1 && isFinal(step.state))
        return stepStateName(step.state);
    if (port == "error"_L1 && !step.error.isEmpty())
        return QJsonObject{{u"code"_s, step.error.code}, {u"message"_s, step.error.message}};
    return QJsonValue::Undefined;
}

QStringList portsOf(const StepStatus &step)
{
    QStringList ports = step.outputs.keys();
    if (!step.error.isEmpty() && !ports.contains("error"_L1))
        ports.append(u"error"_s);
    return ports;
}

QString mediaTypeOf(const StepStatus &step, const QJsonValue &value)
{
    const auto artefact =
        std::ranges::find(step.artefacts, value.toString(), &workflow::Artefact::path);
    return artefact != step.artefacts.end() ? artefact->mediaType : QString();
}

/// The numbers of its passes, from the outermost container on, from 1.
QString passTitle(const StepPath &path)
{
    QStringList numbers;
    for (StepPath step = path; step.pass() >= 0; step = step.container())
        numbers.prepend(QLocale().toString(step.pass() + 1));
    return numbers.join(u'.');
}

} // namespace

StepData::StepData(QObject *parent) : QObject(parent) { }

void StepData::setView(RunView *view)
{
    if (m_view == view)
        return;
    if (m_view) {
        m_view->disconnect(this);
        m_view->disconnect(&m_value);
        m_view->earlier()->disconnect(this);
    }
    m_view = view;
    if (view) {
        connect(view, &RunView::changed, this, &StepData::refresh);
        connect(view, &RunView::retranslated, &m_value, &ShownValue::retranslate);
        connect(view->earlier(), &EarlierRuns::changed, this, &StepData::refresh);
    }
    Q_EMIT sourceChanged();
    refresh();
}

void StepData::setStep(const QString &step)
{
    setSource(step, m_port, m_portType);
}

void StepData::setPort(const QString &port)
{
    setSource(m_step, port, {}); // whose type is not known here
}

void StepData::setSource(const QString &step, const QString &port, const QString &portType)
{
    if (step == m_step && port == m_port && portType == m_portType)
        return;
    m_isPassChosen = m_isPassChosen && step == m_step;
    m_step = step;
    m_port = port;
    m_portType = portType;
    Q_EMIT sourceChanged();
    refresh();
}

QStringList StepData::passes() const
{
    QStringList titles;
    for (const StepPath &path : m_paths) {
        //: a pass of a step that runs several times, such as 3, or 2.3 for pass 3 within pass 2
        titles.append(tr("Pass %1").arg(passTitle(path)));
    }
    return titles.size() > 1 ? titles : QStringList();
}

int StepData::pass() const
{
    return int(m_paths.indexOf(m_path));
}

void StepData::setPass(int pass)
{
    if (pass < 0 || pass >= m_paths.size() || m_paths.at(pass) == m_path)
        return;
    showPath(m_paths.at(pass));
    Q_EMIT passChosen(m_path);
}

void StepData::showPath(const StepPath &path)
{
    if (path == m_path || !m_paths.contains(path))
        return;
    m_path = path;
    m_isPassChosen = true;
    refresh();
}

QString StepData::origin() const
{
    const StepStatus *step = status();
    if (step == nullptr)
        return {};
    if (step->isPinned)
        return u"pinned"_s;
    return step->reusedFrom.isNull() ? QString() : u"reused"_s;
}

const StepStatus *StepData::status() const
{
    return m_view && m_view->run() ? m_view->run()->status.findStep(m_path) : nullptr;
}

QJsonValue StepData::valueAt(const QString &port) const
{
    const StepStatus *step = status();
    return step != nullptr ? outputOf(*step, port) : QJsonValue(QJsonValue::Undefined);
}

QList<StepPath> StepData::pathsOfStep() const
{
    if (!m_view || !m_view->run() || m_step.isEmpty())
        return {};
    const workflow::RunStatus &run = m_view->run()->status;
    const StepPath wanted(m_step);
    if (run.findStep(wanted) != nullptr)
        return {wanted};
    QList<StepPath> paths;
    for (const StepStatus &step : run.steps()) {
        if (step.node.text() == m_step)
            paths.append(step.path);
    }
    return paths;
}

StepPath StepData::lastPath() const
{
    const auto hasEnded = [this](const StepPath &path) {
        return isFinal(m_view->run()->status.findStep(path)->state);
    };
    const auto last = std::find_if(m_paths.rbegin(), m_paths.rend(), hasEnded);
    return last != m_paths.rend() ? *last : m_paths.value(m_paths.size() - 1);
}

void StepData::refresh()
{
    m_paths = pathsOfStep();
    if (!m_isPassChosen || !m_paths.contains(m_path))
        m_path = lastPath();
    const StepStatus *step = status();
    m_ports = step != nullptr ? portsOf(*step) : QStringList();
    if (!m_port.isEmpty() && step != nullptr && !m_ports.contains(m_port)
        && !outputOf(*step, m_port).isUndefined())
        m_ports.append(m_port);
    m_shownPort = m_ports.contains(m_port) ? m_port : m_ports.value(0);
    showValue();
    Q_EMIT changed();
}

void StepData::showValue()
{
    const StepStatus *step = status();
    const QJsonValue value =
        step != nullptr ? outputOf(*step, m_shownPort) : QJsonValue(QJsonValue::Undefined);
    ValueContext context;
    if (m_shownPort == m_port)
        context.portType = m_portType;
    if (step != nullptr && !m_shownPort.isEmpty()) {
        context.mediaType = mediaTypeOf(*step, value);
        context.names = {step->node.text(), m_shownPort};
    }
    m_value.show(value, context);
    const workflow::RunStatus *earlier = m_view ? m_view->earlier()->status() : nullptr;
    const StepStatus *before = earlier != nullptr ? earlier->findStep(m_path) : nullptr;
    m_value.setEarlier(before != nullptr && !m_shownPort.isEmpty()
                           ? std::optional(outputOf(*before, m_shownPort))
                           : std::nullopt);
}

} // namespace agentops::ui
