using Plimsoll.Profiles;

namespace Plimsoll.Tests.Profiles;

public sealed class IniFileTests
{
    private static readonly (string, string?)[] Region = [("region", "us-east-1")];

    [Fact]
    public void An_empty_file_gets_the_section() => Assert.Equal("[profile p]\nregion = us-east-1\n", IniFile.Set("", "profile p", Region));

    [Fact]
    public void A_new_section_comes_last_and_the_rest_stays() => Assert.Equal(
        "# mine\n[default]\nregion=eu-west-1\n\n[profile p]\nregion = us-east-1\n",
        IniFile.Set("# mine\n[default]\nregion=eu-west-1\n", "profile p", Region));

    [Fact]
    public void A_setting_of_the_section_is_replaced_where_it_stands() => Assert.Equal(
        "[profile p]\nregion = us-east-1\noutput = json\n\n[default]\nregion=eu-west-1\n",
        IniFile.Set("[profile p]\nregion=ap-south-1\noutput = json\n\n[default]\nregion=eu-west-1\n", "profile p", Region));

    [Fact]
    public void A_new_setting_goes_to_the_end_of_its_section() => Assert.Equal(
        "[profile p]\noutput = json\nregion = us-east-1\n\n[default]\n",
        IniFile.Set("[profile p]\noutput = json\n\n[default]\n", "profile p", Region));

    [Fact]
    public void A_nested_setting_of_the_same_name_is_another_one() => Assert.Equal(
        "[profile p]\ns3 =\n  region = x\nregion = us-east-1\n",
        IniFile.Set("[profile p]\ns3 =\n  region = x\n", "profile p", Region));

    [Fact]
    public void Setting_twice_changes_nothing_more()
    {
        var once = IniFile.Set("[default]\n", "profile p", Region);

        Assert.Equal(once, IniFile.Set(once, "profile p", Region));
    }
}
