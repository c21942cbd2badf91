// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"

#include <agentops/ui/models/palettemodel.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QDir>
#include <QtGui/QAccessible>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <optional>

using namespace agentops::testing;
using namespace agentops::ui;
using namespace Qt::StringLiterals;

namespace {

class FakeProvider : public PaletteProvider
{
public:
    FakeProvider(PaletteSection section, QStringList titles)
        : m_section(section)
        , m_titles(std::move(titles))
    { }

    PaletteSection section() const override { return m_section; }
    QList<PaletteEntry> find(const QString &typed, const PaletteScope &) const override
    {
        QList<PaletteEntry> entries;
        for (const QString &title : m_titles) {
            PaletteEntry entry;
            entry.id = title;
            entry.title = title;
            entry.help = u"What it does"_s;
            entry.iconName = u"play"_s;
            entry.shortcut = m_section == PaletteSection::Commands ? u"Ctrl+R"_s : QString();
            entry.tint = m_section == PaletteSection::Nodes ? u"text"_s : QString();
            if (rate(entry, typed))
                entries.append(entry);
        }
        return entries;
    }
    void choose(const QString &id, const PaletteScope &) override { chosen.append(id); }

private:
    PaletteSection m_section;
    QStringList m_titles;

public:
    QStringList chosen;
};

} // namespace

/// The palette of the window, on entries that the test makes up. The pictures in build/palette are
/// for the eye.
class TestPalettePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everythingIsListedWithIconHelpAndKey();
    void lettersAndEnterDoTheBest();
    void arrowsGoAroundAndPagesHoldAtTheEnds();
    void escapeClosesAndGivesTheKeyboardBack();
    void aPrefixThatIsClickedIsTyped();
    void withoutAMatchItSaysSo();
    void aNodeIsOfferedBesideThePlaceThatWaitsForIt();
    void nearAnEdgeItStaysInTheWindow();
    void rowsHaveNamesToRead();

private:
    void openForAll() { QVERIFY(QMetaObject::invokeMethod(panel(), "openForAll")); }
    void openForNode(QPointF place)
    {
        QVERIFY(QMetaObject::invokeMethod(panel(), "openForNode", Q_ARG(QPointF, place),
                                          Q_ARG(QString, u"text"_s), Q_ARG(bool, true)));
    }
    QObject *panel() const { return m_window->findChild<QObject *>(u"palette"_s); }
    bool isOpen() const { return panel()->property("opened").toBool(); }
    QQuickItem *item(const QString &name) const
    {
        return findItem(panel()->property("contentItem").value<QQuickItem *>(), name);
    }
    QQuickItem *row(const QString &key) const { return item(u"paletteRow_"_s + key); }
    QString current() const
    {
        QQuickItem *list = item(u"paletteList"_s);
        const int index = list->property("currentIndex").toInt();
        return m_palette->index(index).data(PaletteModel::TitleRole).toString();
    }
    void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(m_window.get(), letter.toLatin1());
    }

    theme::Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<FakeProvider> m_commands;
    std::unique_ptr<FakeProvider> m_nodes;
    std::unique_ptr<PaletteModel> m_palette;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQuickWindow> m_window;
    std::optional<QmlWarnings> m_warnings;
};

void TestPalettePanel::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    m_commands = std::make_unique<FakeProvider>(PaletteSection::Commands,
                                                QStringList{u"Run"_s, u"Undo"_s, u"Zoom in"_s});
    QStringList kinds{u"Shell command"_s, u"Approval"_s};
    for (int i = 0; i < 30; ++i)
        kinds.append(u"Kind %1"_s.arg(i));
    m_nodes = std::make_unique<FakeProvider>(PaletteSection::Nodes, kinds);
    m_palette = std::make_unique<PaletteModel>();
    m_palette->setProviders({m_commands.get(), m_nodes.get()});
    m_engine = std::make_unique<QQmlEngine>();
    QQmlComponent component(m_engine.get());
    component.setData("import QtQuick\nimport AgentOps.Shell\nimport AgentOps.Ui.Models\n"
                      "Window {\n"
                      "    id: window\n"
                      "    required property PaletteModel entries\n"
                      "    width: 1000; height: 700\n"
                      "    Item { objectName: \"page\"; anchors.fill: parent; focus: true }\n"
                      "    PalettePanel { entries: window.entries }\n"
                      "}\n",
                      QUrl());
    m_warnings->add(component.errors());
    m_window.reset(qobject_cast<QQuickWindow *>(component.createWithInitialProperties(
        {{u"entries"_s, QVariant::fromValue(m_palette.get())}})));
    QVERIFY2(m_window, qPrintable(m_warnings->text() + component.errorString()));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestPalettePanel::cleanup()
{
    m_window.reset();
    m_engine.reset();
    m_palette.reset();
    m_nodes.reset();
    m_commands.reset();
    QCOMPARE(m_warnings->text(), QString());
    m_warnings.reset();
}

void TestPalettePanel::everythingIsListedWithIconHelpAndKey()
{
    openForAll();
    QTRY_VERIFY(isOpen());

    QTRY_VERIFY(row(u"command:Run"_s));
    QTRY_VERIFY(row(u"node:Shell command"_s));
    QVERIFY(item(u"palettePrefix_>"_s)->isVisible());
    QVERIFY(!item(u"paletteEmpty"_s)->isVisible());
    const QString folder = QStringLiteral(AO_BINARY_DIR) + u"/palette"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_window->grabWindow().save(folder + u"/all.png"_s));
}

void TestPalettePanel::lettersAndEnterDoTheBest()
{
    openForAll();
    QTRY_VERIFY(isOpen());

    type(u"shell"_s);
    QCOMPARE(current(), u"Shell command"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Return);

    QCOMPARE(m_nodes->chosen, QStringList{u"Shell command"_s});
    QTRY_VERIFY(!isOpen());
    openForAll();
    QTRY_VERIFY(isOpen());
    QCOMPARE(current(), u"Shell command"_s); // used last
    QCOMPARE(item(u"paletteField"_s)->property("text").toString(), QString());
}

void TestPalettePanel::arrowsGoAroundAndPagesHoldAtTheEnds()
{
    openForAll();
    QTRY_VERIFY(isOpen());
    type(u">"_s);
    QCOMPARE(m_palette->count(), 3);

    QTest::keyClick(m_window.get(), Qt::Key_Down);
    QCOMPARE(current(), u"Undo"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Up);
    QTest::keyClick(m_window.get(), Qt::Key_Up);
    QCOMPARE(current(), u"Zoom in"_s);
    QTest::keyClick(m_window.get(), Qt::Key_PageDown);
    QCOMPARE(current(), u"Zoom in"_s);
    QTest::keyClick(m_window.get(), Qt::Key_PageUp);
    QCOMPARE(current(), u"Run"_s);
}

void TestPalettePanel::escapeClosesAndGivesTheKeyboardBack()
{
    openForAll();
    QTRY_VERIFY(isOpen());
    type(u"run"_s);

    QTest::keyClick(m_window.get(), Qt::Key_Escape);

    QTRY_VERIFY(!isOpen());
    QVERIFY(m_commands->chosen.isEmpty());
    QTRY_VERIFY(m_window->activeFocusItem());
    QTRY_COMPARE(m_window->activeFocusItem()->objectName(), u"page"_s);
}

void TestPalettePanel::aPrefixThatIsClickedIsTyped()
{
    openForAll();
    QTRY_VERIFY(isOpen());
    const QPoint place = item(u"palettePrefix_+"_s)->mapToScene({6, 6}).toPoint();

    QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, place);

    QCOMPARE(m_palette->query(), u"+"_s);
    QCOMPARE(m_palette->count(), 32);
    QVERIFY(item(u"paletteField"_s)->hasActiveFocus());
}

void TestPalettePanel::withoutAMatchItSaysSo()
{
    openForAll();
    QTRY_VERIFY(isOpen());

    type(u"qqq"_s);

    QVERIFY(item(u"paletteEmpty"_s)->isVisible());
    QCOMPARE(item(u"paletteEmpty"_s)->property("text").toString(), m_palette->emptyText());
    QTest::keyClick(m_window.get(), Qt::Key_Return);
    QVERIFY(isOpen());
}

void TestPalettePanel::aNodeIsOfferedBesideThePlaceThatWaitsForIt()
{
    openForNode({200, 100});
    QTRY_VERIFY(isOpen());

    QCOMPARE(panel()->property("x").toReal(), 200.);
    QCOMPARE(panel()->property("y").toReal(), 100.);
    QVERIFY(!row(u"command:Run"_s));
    QVERIFY(!item(u"palettePrefix_>"_s)->isVisible());
    QTRY_VERIFY(row(u"node:Approval"_s));
    const QPoint place = row(u"node:Approval"_s)->mapToScene({40, 20}).toPoint();
    const QString folder = QStringLiteral(AO_BINARY_DIR) + u"/palette"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_window->grabWindow().save(folder + u"/node.png"_s));

    QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, place);

    QCOMPARE(m_nodes->chosen, QStringList{u"Approval"_s});
    QTRY_VERIFY(!isOpen());
}

void TestPalettePanel::nearAnEdgeItStaysInTheWindow()
{
    openForNode({990, 690});
    QTRY_VERIFY(isOpen());

    const qreal right = panel()->property("x").toReal() + panel()->property("width").toReal();
    const qreal bottom = panel()->property("y").toReal() + panel()->property("height").toReal();
    QVERIFY(right <= 1000);
    QVERIFY(bottom <= 700);
}

void TestPalettePanel::rowsHaveNamesToRead()
{
    openForAll();
    QTRY_VERIFY(isOpen());

    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(row(u"command:Run"_s));
    QVERIFY(face);
    QCOMPARE(face->text(QAccessible::Name), u"Run"_s);
    QCOMPARE(face->text(QAccessible::Description), u"What it does, key Ctrl+R"_s);
    QCOMPARE(face->role(), QAccessible::ListItem);
    QVERIFY(face->state().selected);
    face = QAccessible::queryAccessibleInterface(item(u"paletteField"_s));
    QVERIFY(face && !face->text(QAccessible::Name).isEmpty());
}

QTEST_MAIN(TestPalettePanel)
#include "tst_palettepanel.moc"
