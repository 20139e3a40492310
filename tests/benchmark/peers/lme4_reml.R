# Fits y = mean + application + judge + error by restricted maximum likelihood with lme4.
# Arguments: the file (int32 applications, int32 judges, float64 scores, one array after the other)
# and the number of scores. Prints CPU seconds, wall seconds, three variances, the deviance.
suppressMessages(library(lme4))
arguments <- commandArgs(TRUE)
count <- as.integer(arguments[2])
file <- file(arguments[1], "rb")
application <- readBin(file, "integer", count, size = 4)
judge <- readBin(file, "integer", count, size = 4)
score <- readBin(file, "double", count)
close(file)
elapsed <- system.time(fit <- lmer(score ~ 1 + (1 | application) + (1 | judge), REML = TRUE))
variances <- as.data.frame(VarCorr(fit))
cat(elapsed[["user.self"]] + elapsed[["sys.self"]], elapsed[["elapsed"]],
    variances$vcov[variances$grp == "application"], variances$vcov[variances$grp == "judge"],
    sigma(fit)^2, format(REMLcrit(fit), digits = 15), "\n")
