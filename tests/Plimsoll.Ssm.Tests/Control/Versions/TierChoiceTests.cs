using Plimsoll.Ssm.Control.Versions;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ssm.Tests.Control.Versions;

public sealed class TierChoiceTests
{
    [Fact]
    public void Where_standard_ones_are_used_up_the_intelligent_choice_is_advanced() => Assert.Equal("Advanced", TierChoice.Of("Intelligent-Tiering", null, "v", false, Full));

    [Fact]
    public void One_that_is_there_is_not_counted_again() => Assert.Equal("Standard", TierChoice.Of(null, "Standard", "v", false, Full));

    [Fact]
    public void Policies_make_the_intelligent_choice_advanced() => Assert.Equal("Advanced", TierChoice.Of("Intelligent-Tiering", null, "v", true, _ => 0));

    [Fact]
    public void One_standard_parameter_more_than_there_may_be_is_refused()
    {
        var error = Assert.Throws<AwsException>(() => TierChoice.Of(null, null, "v", false, Full));

        Assert.Equal(
            ("ParameterLimitExceeded", "You have reached the maximum number of standard parameters for this AWS account and Region (10000). To add more parameters, either delete existing parameters or upgrade to the advanced-parameter tier (charges apply)."),
            (error.Code, error.Message));
    }

    private static int Full(string tier) => tier == "Standard" ? TierChoice.MostStandard : 0;
}
