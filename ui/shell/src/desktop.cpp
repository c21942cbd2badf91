// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/desktop.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtQml/QQmlComponent>
#include <QtQuick/QQuickWindow>

#include <algorithm>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kFirstSize{1440, 900};
constexpr QSize kSmallest{800, 560};

bool isOnAScreen(const QRect &geometry)
{
    return std::ranges::any_of(QGuiApplication::screens(), [&](const QScreen *screen) {
        const QRect seen = screen->availableGeometry().intersected(geometry);
        return seen.width() >= kSmallest.width() / 2 && seen.height() >= kSmallest.height() / 2;
    });
}

void placeWindow(QQuickWindow &window, const Preferences &preferences, bool remembered)
{
    const QRect kept = remembered ? preferences.windowGeometry() : QRect();
    if (!kept.isNull() && isOnAScreen(kept))
        window.setGeometry(kept);
    else
        window.resize(kFirstSize);
    if (remembered && preferences.windowIsMaximized())
        window.setWindowState(Qt::WindowMaximized);
}

} // namespace

Desktop::Desktop(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_theme(nullptr)
    , m_units(nullptr)
{
    m_languages.use(m_options.language.value_or(m_preferences.language()));
    applyAppearance();
    connect(&m_systemContrast, &SystemContrast::wantedChanged, &m_theme,
            &theme::Theme::setSystemWantsContrast);
    connect(&m_endings, &EndingWorkspaces::allEnded, this, &Desktop::quitWhenNothingIsLeft);
    connect(&m_preferences, &Preferences::appearanceChanged, this, &Desktop::applyAppearance);
    connect(&m_preferences, &Preferences::languageChanged, this,
            [this] { m_languages.use(m_preferences.language()); });
    connect(&m_languages, &Languages::changed, &m_engine, &QQmlEngine::retranslate);
    connect(&m_languages, &Languages::changed, m_preferences.keymap(), &Keymap::retranslate);
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

Desktop::~Desktop()
{
    for (Entry &entry : m_windows)
        entry.shell->session()->close();
    // Windows hold bindings to their shells: they go first.
    for (Entry &entry : m_windows)
        entry.window.reset();
}

void Desktop::applyAppearance()
{
    m_theme.setScheme(m_options.scheme.value_or(m_preferences.scheme()));
    m_units.setDensity(m_preferences.density());
    m_units.setReducedMotion(m_preferences.reducedMotion());
}

Desktop::Window Desktop::openWindow(const QString &repository)
{
    auto shell = std::make_unique<ShellController>(m_preferences, m_languages, m_options.dataRoot,
                                                   m_options.secretList, m_endings);
    QQmlComponent component(&m_engine, "AgentOps.Shell", "ShellWindow");
    std::unique_ptr<QObject> object(
        component.createWithInitialProperties({{u"shell"_s, QVariant::fromValue(shell.get())}}));
    auto *window = qobject_cast<QQuickWindow *>(object.get());
    if (!window) {
        qWarning("%s", qPrintable(component.errorString()));
        return {};
    }
    static_cast<void>(object.release());
    window->setMinimumSize(kSmallest);
    placeWindow(*window, m_preferences, m_options.remembersWindows && m_windows.empty());
    connectShell(shell.get(), window);
    m_windows.push_back({std::move(shell), std::unique_ptr<QQuickWindow>(window)});
    const Window opened{window, m_windows.back().shell.get()};
    window->show();
    if (m_windows.size() == 1)
        QMetaObject::invokeMethod(&m_systemContrast, &SystemContrast::start, Qt::QueuedConnection);
    if (!repository.isEmpty())
        opened.shell->session()->open(repository);
    return opened;
}

void Desktop::connectShell(ShellController *shell, QQuickWindow *window)
{
    connect(shell, &ShellController::windowRequested, this, [this] { openWindow(QString()); });
    connect(shell, &ShellController::closeRequested, window, &QQuickWindow::close);
    connect(shell, &ShellController::attentionWanted, window, [window] { window->alert(0); });
    connect(shell, &ShellController::quitRequested, this, [this] { quit(); }, Qt::QueuedConnection);
    connect(shell, &ShellController::raiseRequested, this,
            [this, shell](const QString &path) { openOrRaise(shell, path); });
    connect(window, &QWindow::visibleChanged, this, [this, shell](bool visible) {
        if (!visible)
            closeWindow(shell);
    });
}

void Desktop::openOrRaise(ShellController *shell, const QString &path)
{
    const auto other = std::ranges::find_if(m_windows, [&](const Entry &entry) {
        return entry.shell.get() != shell && entry.shell->session()->repositoryPath() == path
            && entry.shell->session()->state() == WorkspaceSession::Open;
    });
    if (other == m_windows.end()) {
        shell->session()->open(path);
        return;
    }
    other->window->raise();
    other->window->requestActivate();
}

void Desktop::closeWindow(ShellController *shell)
{
    const auto entry = std::ranges::find_if(
        m_windows, [&](const Entry &candidate) { return candidate.shell.get() == shell; });
    if (entry == m_windows.end())
        return;
    if (m_options.remembersWindows)
        m_preferences.setWindow(entry->window->geometry(),
                                entry->window->windowState() == Qt::WindowMaximized);
    shell->session()->close();
    // This is called from within the window, which has to live until it returns.
    entry->window.release()->deleteLater();
    entry->shell.release()->deleteLater();
    m_windows.erase(entry);
    quitWhenNothingIsLeft();
}

void Desktop::quit(int exitCode)
{
    m_exitCode = exitCode;
    if (m_windows.empty()) {
        quitWhenNothingIsLeft();
        return;
    }
    std::vector<QQuickWindow *> windows;
    for (const Entry &entry : m_windows)
        windows.push_back(entry.window.get());
    for (QQuickWindow *window : windows)
        window->close();
}

void Desktop::quitWhenNothingIsLeft()
{
    if (m_windows.empty() && m_endings.count() == 0)
        QMetaObject::invokeMethod(
            qApp, [code = m_exitCode] { QCoreApplication::exit(code); }, Qt::QueuedConnection);
}

} // namespace agentops::ui::shell
