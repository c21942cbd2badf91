// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/icons.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::ui::theme;

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIconOfTheListIsDrawnInTheColourAskedFor()
    {
        const QImage image = iconImage(u"check"_s, QColor(255, 0, 0), 16, 2);

        QCOMPARE(image.size(), QSize(32, 32));
        QCOMPARE(image.devicePixelRatio(), 2.0);
        bool found = false;
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 32; ++x)
                found = found || image.pixelColor(x, y) == QColor(255, 0, 0);
        }
        QVERIFY(found);
    }

    void theProgramsOwnMarkIsAnIconToo() { QVERIFY(hasIcon(u"agentops"_s)); }

    void aNameNobodyKnowsGivesNothing()
    {
        QVERIFY(!hasIcon(u"no-such-icon"_s));
        QVERIFY(iconSvg(u"no-such-icon"_s).isEmpty());
        QVERIFY(iconImage(u"no-such-icon"_s, Qt::black, 16, 1).isNull());
        QVERIFY(iconImage(QString(), Qt::black, 16, 1).isNull());
    }

    void strokesStayOneAndAHalfPixelsAtEverySize()
    {
        const auto inkOfLine = [](double size) {
            const QImage image = iconImage(u"minus"_s, Qt::black, size, 4);
            int ink = 0;
            for (int y = 0; y < image.height(); ++y)
                ink += image.pixelColor(image.width() / 2, y).alpha();
            return ink / 255.0 / 4.0;
        };

        QVERIFY(qAbs(inkOfLine(16) - 1.5) < 0.1);
        QVERIFY(qAbs(inkOfLine(40) - 1.5) < 0.1);
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
