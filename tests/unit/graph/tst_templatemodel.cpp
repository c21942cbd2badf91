// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/base/workerpool.h>
#include <agentops/ui/graph/templatemodel.h>

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// The templates that are offered, from wherever they come.
class TestTemplateModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theExamplesAreThereAtOnce();
    void wordsFindNamesAndDescriptions();
    void aPictureIsDrawnOnceThereIsATheme();
    void aSourceIsReadAndRemembered();
    void aSourceThatCannotBeReadSaysWhy();
    void whatIsReadCanBeStopped();
    void aForgottenSourceLeavesTheExamples();
    void aChosenTemplateIsHandedOn();

private:
    static workflow::Document document(const QString &name, const QString &description)
    {
        workflow::Document document = RunsFixture::chain(name, {u"a"_s, u"b"_s});
        document.properties.description = description;
        return document;
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_model->count(); ++row)
            names.append(m_model->index(row).data(TemplateModel::NameRole).toString());
        return names;
    }
    void create()
    {
        m_model = std::make_unique<TemplateModel>(m_services);
        new QAbstractItemModelTester(m_model.get(), m_model.get());
    }

    QTemporaryDir m_settings;
    std::unique_ptr<RunsFixture> m_fixture;
    WorkflowServices m_services;
    std::unique_ptr<TemplateModel> m_model;
    Result<TemplateListing> m_read;
    QStringList m_asked;
};

void TestTemplateModel::initTestCase()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
}

void TestTemplateModel::init()
{
    QSettings().clear();
    m_asked.clear();
    m_read = TemplateListing{};
    m_fixture = std::make_unique<RunsFixture>();
    m_services = {};
    m_services.catalog = &m_fixture->catalog();
    m_services.examples = {document(u"Ship"_s, u"# Check it\nAnd send it."_s),
                           document(u"Watch"_s, u"Every night"_s)};
    m_services.authoring.readTemplates = [this](const QString &source, bool isFetched,
                                                const CancelToken &token) {
        m_asked.append(source + (isFetched ? u" anew"_s : QString()));
        return onWorker(
            m_fixture->pool(), token,
            [read = m_read](const CancelToken &) -> Result<TemplateListing> { return read; });
    };
    create();
}

void TestTemplateModel::cleanup()
{
    m_model.reset();
    m_fixture.reset();
}

void TestTemplateModel::theExamplesAreThereAtOnce()
{
    QCOMPARE(names(), (QStringList{u"Ship"_s, u"Watch"_s}));
    QCOMPARE(m_model->index(0).data(TemplateModel::DescriptionRole).toString(), u"Check it"_s);
    QVERIFY(m_model->index(0)
                .data(TemplateModel::StepsRole)
                .toString()
                .startsWith(QString::number(m_services.examples.first().nodes.size())));
    QCOMPARE(m_model->sources().size(), 1);
    QVERIFY(m_asked.isEmpty());
}

void TestTemplateModel::wordsFindNamesAndDescriptions()
{
    m_model->setSearch(u"NIGHT"_s);
    QCOMPARE(names(), QStringList{u"Watch"_s});
    m_model->setSearch(u"send ship"_s);
    QCOMPARE(names(), QStringList{u"Ship"_s});
    m_model->setSearch(u"nothing"_s);
    QCOMPARE(m_model->count(), 0);
    m_model->setSearch({});
    QCOMPARE(m_model->count(), 2);
}

void TestTemplateModel::aPictureIsDrawnOnceThereIsATheme()
{
    theme::Theme theme(nullptr);
    theme::Units units(nullptr);
    QSignalSpy redrawn(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(m_model->index(0).data(TemplateModel::PreviewRole).toString().isEmpty());

    m_model->setTheme(&theme);
    m_model->setUnits(&units);

    QVERIFY(redrawn.count() > 0);
    const QString preview = m_model->index(0).data(TemplateModel::PreviewRole).toString();
    QVERIFY(preview.contains(u"<svg"_s));
    theme.setScheme(theme.isDark() ? theme::Theme::Scheme::Light : theme::Theme::Scheme::Dark);
    QVERIFY(m_model->index(0).data(TemplateModel::PreviewRole).toString() != preview);
    m_model.reset();
}

void TestTemplateModel::aSourceIsReadAndRemembered()
{
    m_read = TemplateListing{{document(u"Theirs"_s, {})}, {u"broken.agentops.json"_s}};

    m_model->addSource(u"  https://example.org/templates.git "_s);

    QTRY_COMPARE(names(), QStringList{u"Theirs"_s});
    QCOMPARE(m_model->source(), 1);
    QCOMPARE(m_model->unreadable(), QStringList{u"broken.agentops.json"_s});
    m_model->refresh();
    QTRY_COMPARE(m_model->loading()->state(), Operation::Succeeded);
    QCOMPARE(m_asked,
             (QStringList{u"https://example.org/templates.git"_s,
                          u"https://example.org/templates.git anew"_s}));
    // The same one is not kept twice.
    m_model->addSource(u"https://example.org/templates.git"_s);
    QCOMPARE(m_model->sources().size(), 2);

    create();
    QCOMPARE(m_model->sources().size(), 2);
    QCOMPARE(m_model->source(), 0);
}

void TestTemplateModel::aSourceThatCannotBeReadSaysWhy()
{
    m_read = fail(errors::kNotFound, u"there is no folder /gone"_s);

    m_model->addSource(u"/gone"_s);

    QTRY_COMPARE(m_model->loading()->state(), Operation::Failed);
    QVERIFY(!m_model->loading()->errorText().isEmpty());
    QCOMPARE(m_model->count(), 0);

    m_model->setSource(0);
    QCOMPARE(m_model->loading()->state(), Operation::Idle);
    QCOMPARE(m_model->count(), 2);
}

void TestTemplateModel::whatIsReadCanBeStopped()
{
    m_read = TemplateListing{{document(u"Theirs"_s, {})}, {}};

    m_model->addSource(u"/theirs"_s);
    QVERIFY(m_model->loading()->isRunning());
    m_model->loading()->cancel();

    QCOMPARE(m_model->loading()->state(), Operation::Cancelled);
    QTest::qWait(20);
    QCOMPARE(m_model->count(), 0);
    m_model->refresh();
    QTRY_COMPARE(names(), QStringList{u"Theirs"_s});
}

void TestTemplateModel::aForgottenSourceLeavesTheExamples()
{
    m_model->addSource(u"/theirs"_s);
    m_model->removeSource();
    QCOMPARE(m_model->source(), 0);
    QCOMPARE(names(), (QStringList{u"Ship"_s, u"Watch"_s}));
    m_model->removeSource(); // that of the examples stays
    QCOMPARE(m_model->sources().size(), 1);
    create();
    QCOMPARE(m_model->sources().size(), 1);
}

void TestTemplateModel::aChosenTemplateIsHandedOn()
{
    QSignalSpy chosen(m_model.get(), &TemplateModel::chosen);
    m_model->setSearch(u"watch"_s);
    m_model->use(0);
    m_model->use(1);
    m_model->use(-1);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<workflow::Document>().properties.name, u"Watch"_s);
}

QTEST_MAIN(TestTemplateModel)
#include "tst_templatemodel.moc"
